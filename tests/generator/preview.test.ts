import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { hashOfCode } from '../../generator/code-hash.ts'
import { watchSources } from '../../generator/dev/watch.ts'
import { plainSite } from './site-folder.ts'

function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'afterword-preview-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

function writeSite(folder: string) {
  const content = join(folder, 'content')
  mkdirSync(content)
  writeFileSync(join(content, 'site.yaml'), plainSite)
  return { content }
}

describe('the preview', () => {
  it('sees what is saved in a project that stands below a hidden folder', async () => {
    using folder = temporaryFolder()
    const templates = join(folder.path, '.projects', 'templates')
    mkdirSync(templates, { recursive: true })
    const onChange = vi.fn()
    const stopWatching = watchSources([templates], onChange)

    await vi.waitFor(() => {
      writeFileSync(join(templates, 'post.ts'), String(performance.now()))
      expect(onChange).toHaveBeenCalled()
    })

    await stopWatching()
  })

  it('ends, and frees its port, when the comment service cannot start', async () => {
    using folder = temporaryFolder()
    const { content } = writeSite(folder.path)
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port - 1 : 0

    const desk = spawn(
      process.execPath,
      [resolve('generator/cli.ts'), 'start', '--content', content, '--port', String(port)],
      { cwd: folder.path, stdio: 'ignore' },
    )
    const [code] = await once(desk, 'exit')

    taken.close()
    expect(code).toBe(3)
  }, 30_000)

  it("takes an editor's lock beside a template for none of its sources", () => {
    using folder = temporaryFolder()
    mkdirSync(join(folder.path, 'templates'))
    writeFileSync(join(folder.path, 'templates', 'post.ts'), '')
    writeFileSync(join(folder.path, 'package-lock.json'), '')
    const before = hashOfCode(folder.path)

    symlinkSync('ada@desk.4711', join(folder.path, 'templates', '.#post.ts'))

    expect(hashOfCode(folder.path)).toBe(before)
  })
})
