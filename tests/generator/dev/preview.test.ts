import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { hashOfCode } from '../../../generator/code-hash.ts'
import { importExamples, serviceSettings } from '../../../generator/dev/service.ts'
import { readStartOptions } from '../../../generator/dev/start-options.ts'
import { UsageError } from '../../../generator/errors.ts'
import { bareEnvironment } from '../../bare-environment.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { plainSite } from '../site-folder.ts'

function temporaryFolder() {
  const path = mkdtempSync(join(tmpdir(), 'afterword-preview-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

function writeSite(folder: string): void {
  mkdirSync(join(folder, 'content'))
  writeFileSync(join(folder, 'content', 'site.yaml'), plainSite)
}

function startPreview(folder: string, port: number): ChildProcess {
  const words = [resolve('generator/cli.ts'), 'start', '--port', String(port)]
  return spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function portOfAnother() {
  const another = createServer()
  const { port } = new URL(await listenOnLoopback(another))
  return { port: Number(port), [Symbol.dispose]: () => another.close() }
}

async function linesUntil(preview: ChildProcess, pattern: RegExp): Promise<void> {
  if (preview.stdout === null) throw new Error('the preview has no standard output')
  for await (const line of createInterface({ input: preview.stdout }))
    if (pattern.test(line)) return
  throw new Error(`the preview ended before it said ${pattern}`)
}

/** Read from /proc, since a bare machine has no "ps". */
function childrenOf({ pid }: ChildProcess): string[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
}

async function endsWithAllThatItBegan(
  preview: ChildProcess,
  signal: 'SIGINT' | 'SIGTERM',
): Promise<void> {
  const children = childrenOf(preview)
  preview.kill(signal)
  const [code] = await once(preview, 'exit')

  expect(code).toBe(0)
  expect(children).not.toEqual([''])
  await expect.poll(() => children.filter(pid => existsSync(`/proc/${pid}`))).toEqual([])
}

describe('the preview', () => {
  it('includes drafts unless --no-drafts is given', () => {
    expect(readStartOptions([]).drafts).toBe(true)
    expect(readStartOptions(['--drafts']).drafts).toBe(true)
    expect(readStartOptions(['--no-drafts']).drafts).toBe(false)
    expect(() => readStartOptions(['--drafts', '--no-drafts'])).toThrow(UsageError)
  })

  it('imports the examples into no database that is there, nor into one on a server', async () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'comments.db')
    writeFileSync(file, 'of the owner')
    const settingsFor = (database: string) =>
      serviceSettings({
        environment: { ...bareEnvironment, AFTERWORD_DATABASE: database },
        site: 'http://localhost:8080',
        port: 0,
        manifest: join(folder.path, 'threads.json'),
      })

    await importExamples(settingsFor(`sqlite:${file}`))
    // Nobody listens there: whoever asks fails.
    await importExamples(settingsFor('postgres://127.0.0.1:1/blog'))

    expect(readFileSync(file, 'utf8')).toBe('of the owner')
  })

  it('exits with 3 and suggests --port if its port is in use', async () => {
    using folder = temporaryFolder()
    using another = await portOfAnother()
    writeSite(folder.path)

    const preview = startPreview(folder.path, another.port)
    const [said, [code]] = await Promise.all([
      text(preview.stderr ?? Readable.from([])),
      once(preview, 'exit'),
    ])

    expect(said).toContain(`port ${another.port} is in use; "npm start -- --port N"`)
    expect(code).toBe(3)
  })

  it('exits with 3 and names the cache folder if that is a dangling symbolic link', async () => {
    using folder = temporaryFolder()
    writeSite(folder.path)
    symlinkSync(join(folder.path, 'taken away'), join(folder.path, '.cache'))

    const preview = startPreview(folder.path, 0)
    const [said, [code]] = await Promise.all([
      text(preview.stderr ?? Readable.from([])),
      once(preview, 'exit'),
    ])

    expect(said).toMatch(/^\/.*\.cache: no folder can be created there\n$/)
    expect(code).toBe(3)
  })

  it('exits with 3 if the comment service cannot start', async () => {
    using folder = temporaryFolder()
    using another = await portOfAnother()
    writeSite(folder.path)

    const preview = startPreview(folder.path, another.port - 1)
    const [code] = await once(preview, 'exit')

    expect(code).toBe(3)
  })

  it('prints a warning once for both builds of its start, and ends its child processes on SIGINT', async () => {
    using folder = temporaryFolder()
    writeSite(folder.path)
    mkdirSync(join(folder.path, 'content', 'posts'))
    const file = join(folder.path, 'content', 'posts', '2026-01-01-one.md')
    writeFileSync(file, '---\ntitle: One\n---\n\n[gallery]\n')
    const preview = startPreview(folder.path, 0)
    const said = text(preview.stderr ?? Readable.from([]))
    await linesUntil(preview, /Moderate/)

    await endsWithAllThatItBegan(preview, 'SIGINT')

    expect((await said).match(/foreign-markup/g)).toEqual(['foreign-markup'])
  })

  it('ends its child processes on SIGTERM', async () => {
    using folder = temporaryFolder()
    writeSite(folder.path)
    const preview = startPreview(folder.path, 0)
    await linesUntil(preview, /Moderate/)

    await endsWithAllThatItBegan(preview, 'SIGTERM')
  })

  it('exits with 0 on SIGINT while it starts', async () => {
    using folder = temporaryFolder()
    writeSite(folder.path)
    const preview = startPreview(folder.path, 0)
    await expect.poll(() => existsSync(join(folder.path, '.cache/preview'))).toBe(true)

    preview.kill('SIGINT')
    preview.kill('SIGINT')
    const [code] = await once(preview, 'exit')

    expect(code).toBe(0)
  })

  it('does not count the lock file of an editor beside a template among its sources', () => {
    using folder = temporaryFolder()
    mkdirSync(join(folder.path, 'templates'))
    writeFileSync(join(folder.path, 'templates', 'post.ts'), '')
    writeFileSync(join(folder.path, 'package-lock.json'), '')
    const before = hashOfCode(folder.path)

    symlinkSync('ada@desk.4711', join(folder.path, 'templates', '.#post.ts'))

    expect(hashOfCode(folder.path)).toBe(before)
  })
})
