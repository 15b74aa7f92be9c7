import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { watchSources } from '../../../generator/dev/watching/watch.ts'

async function watchFolder(files: readonly string[] = [], { polls = false } = {}) {
  // Below a hidden folder, as some keep their projects.
  const root = mkdtempSync(join(tmpdir(), '.afterword-watching-'))
  const at = (name: string) => join(root, 'content', name)
  const write = (name: string, text = String(performance.now())) => {
    mkdirSync(join(at(name), '..'), { recursive: true })
    writeFileSync(at(name), text)
  }
  mkdirSync(at('posts'), { recursive: true })
  for (const file of files) write(file)
  const onChange = vi.fn()
  const onTrouble = vi.fn()
  const paths = [join(root, 'content'), join(root, 'eleventy.config.ts')]
  const watch = await watchSources(paths, { polls, onChange, onTrouble })
  return {
    root,
    at,
    write,
    onChange,
    onTrouble,
    follow: watch.follow,
    /** Resolves with the next change. */
    isNoticed: async (change: () => void) => {
      onChange.mockClear()
      change()
      await expect.poll(() => onChange.mock.calls.length).toBeGreaterThan(0)
    },
    async [Symbol.asyncDispose]() {
      await watch.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

describe('the file watcher of the preview', () => {
  it('reports the first change after it started', async () => {
    await using folder = await watchFolder()

    await folder.isNoticed(() => folder.write('posts/2026-01-01-one.md'))

    expect(folder.onTrouble).not.toHaveBeenCalled()
  })

  it('follows an added folder, even after that was deleted and made again', async () => {
    await using folder = await watchFolder()
    const file = join(folder.root, 'static', 'robots.txt')
    const write = (text: string) => {
      mkdirSync(join(folder.root, 'static'), { recursive: true })
      writeFileSync(file, text)
    }
    write('one')
    folder.follow([join(folder.root, 'static')])

    await expect
      .poll(() => {
        write(String(performance.now()))
        return folder.onChange.mock.calls.length
      })
      .toBeGreaterThan(0)
    await folder.isNoticed(() => rmSync(join(folder.root, 'static'), { recursive: true }))
    await folder.isNoticed(() => write('two'))

    expect(folder.onTrouble).not.toHaveBeenCalled()
  })

  it('reports every kind of change', async () => {
    await using folder = await watchFolder(['posts/one.md', 'posts/two/index.md', 'site.yaml'])
    const { at, write, isNoticed } = folder

    await isNoticed(() => write('site.yaml'))
    await isNoticed(() => write('posts/two/loaf.webp'))
    await isNoticed(() => write('posts/two/loaf.webp'))
    await isNoticed(() => rmSync(at('posts/two/loaf.webp')))
    await isNoticed(() => renameSync(at('posts/one.md'), at('posts/three.md')))
    await isNoticed(() => renameSync(at('posts/two'), at('posts/four')))
    await isNoticed(() => write('posts/four/index.md'))
    await isNoticed(() => renameSync(at('posts/four'), at('four')))
    await isNoticed(() => write('four/index.md'))
    await isNoticed(() => rmSync(at('four'), { recursive: true }))
  })

  it('reports a file that is saved by renaming a temporary file, again and again', async () => {
    await using folder = await watchFolder(['posts/one.md'])
    const { at, write, isNoticed } = folder

    for (const name of ['posts/.one.md.a', 'posts/one.md.tmp', 'posts/one.md~', 'posts/.one.md.b'])
      await isNoticed(() => {
        write(name)
        renameSync(at(name), at('posts/one.md'))
      })
  })

  it('reports changes when it polls', async () => {
    await using folder = await watchFolder(['posts/one.md'], { polls: true })

    // More than once, since what it saw first may be what was written first.
    await expect
      .poll(() => {
        folder.write('posts/one.md')
        return folder.onChange.mock.calls.length
      })
      .toBeGreaterThan(0)
    await folder.isNoticed(() => folder.write('posts/two/index.md'))
  })

  it('reports that a configuration was created, changed and deleted', async () => {
    await using folder = await watchFolder()
    const configuration = join(folder.root, 'eleventy.config.ts')

    await folder.isNoticed(() => writeFileSync(configuration, ''))
    await folder.isNoticed(() => writeFileSync(configuration, '//'))
    await folder.isNoticed(() => rmSync(configuration))
  })

  it('reports that the content folder was moved away, came back and changed', async () => {
    await using folder = await watchFolder(['posts/one.md'])
    const { at, isNoticed, write } = folder

    await isNoticed(() => renameSync(at('.'), join(folder.root, 'elsewhere')))
    await isNoticed(() => renameSync(join(folder.root, 'elsewhere'), at('.')))
    await isNoticed(() => write('posts/one.md'))
  })

  it('reports a checkout of 200 files once or twice', async () => {
    await using folder = await watchFolder(['posts/one.md'])

    await folder.isNoticed(() => {
      for (let post = 0; post < 200; post++) folder.write(`posts/branch/${post}/index.md`)
    })
    await folder.isNoticed(() => folder.write('posts/branch/199/index.md'))

    expect(folder.onChange.mock.calls.length).toBeLessThanOrEqual(2)
  })

  it('ignores temporary files of editors and files outside the watched paths', async () => {
    await using folder = await watchFolder(['posts/one.md'])
    const own = [
      '.one.md.swp',
      '.#one.md',
      '#one.md#',
      'one.md~',
      '4913',
      'one.md.bak',
      '.DS_Store',
    ]

    for (const name of own) folder.write(`posts/${name}`)
    writeFileSync(join(folder.root, 'notes.txt'), '')
    // Only the change after them is reported.
    await folder.isNoticed(() => folder.write('posts/one.md'))

    expect(folder.onChange).toHaveBeenCalledTimes(1)
  })
})
