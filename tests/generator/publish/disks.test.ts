import { spawnSync } from 'node:child_process'
import fs, { closeSync, existsSync, mkdtempDisposableSync, openSync, readdirSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { hashOfCode } from '../../../generator/code-hash.ts'
import { runBuild } from '../../../generator/commands/run-build.ts'
import { root } from '../../../generator/root.ts'
import { bareEnvironment } from '../../bare-environment.ts'
import { explained } from '../explained.ts'
import { photo } from '../images-made.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

const surface = {
  now: Date.parse('2026-11-20T12:00:00Z'),
  code: hashOfCode(root),
  form: 'plain' as const,
  progress: () => undefined,
}

describe('a build on a disk that is read-only', () => {
  const refuse = `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    fs.accessSync = () => { throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' }) }
    syncBuiltinESMExports()`)}`

  it('says to work on another disk, and not to change permissions', () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', refuse, resolve('generator/cli.ts'), 'build', '--comments', 'none'],
      { cwd: dirname(site.content), encoding: 'utf8', env: bareEnvironment },
    )

    expect([status, stderr.trimEnd()]).toEqual([
      3,
      '.cache is not a folder that can be written to; its disk is read-only; work in a copy on another',
    ])
  })
})

describe('a build on a full disk', () => {
  const hint =
    'there is no room left on its disk; make some, and run the command again; no half of a site is published'

  // Some of rss.xml is written by then.
  it.each(['staging', 'rss.xml', 'lock'])(
    'says where there is no room, what to do, and that nothing is half-published: %s',
    async where => {
      using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

      const { status, stderr } = await buildWithoutRoom(site, where, ['--no-cache'])

      expect([status, stderr]).toEqual([3, `${site.output}: ${hint}`])
      expect(existsSync(site.output)).toBe(false)
      expect(unfinishedBeside(site)).toEqual([])
    },
  )

  it('has published the whole site when there is no room for what it remembers', () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const fill = `data:text/javascript,${encodeURIComponent(`
      import fs from 'node:fs'
      import { syncBuiltinESMExports } from 'node:module'
      const write = fs.writeFileSync
      fs.writeFileSync = (file, ...more) => {
        write(file, ...more)
        if (String(file).includes('published.tmp')) throw Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' })
      }
      syncBuiltinESMExports()`)}`
    const words = [resolve('generator/cli.ts'), 'build', '--output', site.output, '--no-cache']

    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', fill, ...words, '--comments', 'none'],
      { cwd: dirname(site.content), encoding: 'utf8', env: bareEnvironment },
    )

    expect([status, stderr.trimEnd()]).toEqual([3, `${site.output}: ${hint}`])
    expect(existsSync(join(site.output, 'index.html'))).toBe(true)
    expect(unfinishedBeside(site)).toEqual([])
  })

  it.each([{ more: [] }, { more: ['--keep-going'] }])(
    'does not report an image as broken when there is no room to process it: $more',
    async ({ more }) => {
      const image = await photo(300, 200).jpeg().toBuffer()
      const texts = { 'posts/2026-01-01-one.md': post('One', '', '![A](a.jpg)') }
      using site = createSiteFolder({ ...texts, 'posts/2026-01-02-two.md': post('Two') })
      site.write('posts/a.jpg', image)

      const { status, stderr } = await buildWithoutRoom(site, '.cache/images', more)

      expect([status, stderr]).toEqual([3, expect.stringContaining('there is no room left')])
      expect(existsSync(site.output)).toBe(false)
      expect(readdirSync(join(dirname(site.content), '.cache/images'))).toEqual([])
    },
  )

  it.each([{ more: [] }, { more: ['--keep-going'] }])(
    'leaves no partial site behind in place: $more',
    async ({ more }) => {
      using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

      const { status } = await buildWithoutRoom(site, 'rss.xml', ['--in-place', ...more])

      expect(status).toBe(3)
      expect(readdirSync(dirname(site.content)).filter(name => name.includes('site'))).toEqual([])
    },
  )
})

describe('npm run new on a full disk', () => {
  const fill = `data:text/javascript,${encodeURIComponent(`
    import promises from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    const write = promises.writeFile
    promises.writeFile = async (file, text, options) => {
      await write(file, '', options)
      throw Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' })
    }
    syncBuiltinESMExports()`)}`

  it('leaves no empty file behind, which would be in the way of the next try', () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', fill, resolve('generator/cli.ts'), 'new', 'On bread', '--content', site.content],
      { encoding: 'utf8', env: bareEnvironment },
    )

    expect([status, stderr.trimEnd()]).toEqual([3, expect.stringMatching(/no post was begun$/)])
    expect(readdirSync(join(site.content, 'posts'))).toEqual(['2026-01-01-one.md'])
  })
})

function unfinishedBeside({ content }: SiteFolder): string[] {
  return readdirSync(dirname(content)).filter(name => /lock|staging/.test(name))
}

/** `npm run build` in the folder of the site, on a disk that is full when this is written. */
async function buildWithoutRoom(site: SiteFolder, where: string, more: readonly string[]) {
  const write = fs.writeFileSync
  const full = vi.spyOn(fs, 'writeFileSync').mockImplementation((file, ...content) => {
    if (!String(file).includes(where)) return write(file, ...content)
    // The lock is an empty file: if there is room for it, nothing fails.
    if (where !== 'lock') write(file, '')
    throw Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' })
  })
  syncBuiltinESMExports()
  const here = process.cwd()
  process.chdir(dirname(site.content))
  try {
    const words = ['--output', site.output, '--comments', 'none', ...more]
    return await explained(() => runBuild(words, surface))
  } finally {
    process.chdir(here)
    full.mockRestore()
    syncBuiltinESMExports()
  }
}

describe.skipIf(!existsSync('/dev/full'))('a command on a full disk', () => {
  it.each([
    ['generator/cli.ts', '--help'],
    ['importers/cli.ts', '--help'],
    ['comments-api/cli.ts', '--help'],
    // It closes the database after its answer.
    ['comments-api/cli.ts', 'moderator', 'list'],
  ])('reports that its output could not be written, and ends with 3: %s %s', (...words) => {
    const full = openSync('/dev/full', 'w')
    using folder = mkdtempDisposableSync(join(tmpdir(), 'afterword-'))
    const service = {
      AFTERWORD_SITE: 'http://localhost:8080',
      AFTERWORD_DATABASE: `sqlite:${join(folder.path, 'comments.db')}`,
    }

    const { status, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      env: { ...bareEnvironment, ...service },
      stdio: ['ignore', full, 'pipe'],
    })

    closeSync(full)
    expect(status).toBe(3)
    expect(stderr).toContain('no space left')
  })
})
