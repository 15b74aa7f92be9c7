import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempDisposableSync, openSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bareEnvironment } from '../../bare-environment.ts'
import { photo } from '../images-made.ts'
import { createSiteFolder, post } from '../site-folder.ts'

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
  const fill = (where: string) =>
    `data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    // The lock is an empty file: if there is room for it, nothing fails.
    const full = file => { if ('${where}' !== 'lock') write(file, ''); throw Object.assign(new Error('ENOSPC: no space left, write'), { code: 'ENOSPC' }) }
    const write = fs.writeFileSync
    fs.writeFileSync = (file, ...more) => String(file).includes('${where}') ? full(file) : write(file, ...more)
    syncBuiltinESMExports()`)}`

  it.each([
    ['staging', false],
    // Some of it is written by then.
    ['rss.xml', false],
    ['lock', false],
    // What it remembers is written when the new site stands there already.
    ['published.tmp', true],
  ])(
    'says where there is no room, what to do, and that nothing is half-published: %s',
    (where, isPublished) => {
      using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
      const words = [resolve('generator/cli.ts'), 'build', '--output', site.output]

      const { status, stderr } = spawnSync(
        process.execPath,
        ['--import', fill(where), ...words, '--comments', 'none', '--no-cache'],
        { cwd: dirname(site.content), encoding: 'utf8', env: bareEnvironment },
      )

      expect(status).toBe(3)
      expect(stderr.trimEnd()).toBe(
        `${site.output}: there is no room left on its disk; make some, and run the command again; no half of a site is published`,
      )
      expect(existsSync(site.output)).toBe(isPublished)
      const left = readdirSync(dirname(site.content)).filter(name => /lock|staging/.test(name))
      expect(left).toEqual([])
    },
  )

  it.each([{ more: [] }, { more: ['--keep-going'] }])(
    'does not report an image as broken when there is no room to process it: $more',
    async ({ more }) => {
      const image = await photo(300, 200).jpeg().toBuffer()
      const texts = { 'posts/2026-01-01-one.md': post('One', '', '![A](a.jpg)') }
      using site = createSiteFolder({ ...texts, 'posts/2026-01-02-two.md': post('Two') })
      site.write('posts/a.jpg', image)
      const words = [resolve('generator/cli.ts'), 'build', '--output', site.output, ...more]

      const { status, stderr } = spawnSync(
        process.execPath,
        ['--import', fill('.cache/images'), ...words, '--comments', 'none'],
        { cwd: dirname(site.content), encoding: 'utf8', env: bareEnvironment },
      )

      expect([status, stderr]).toEqual([3, expect.stringContaining('there is no room left')])
      expect(existsSync(site.output)).toBe(false)
      expect(readdirSync(join(dirname(site.content), '.cache/images'))).toEqual([])
    },
  )

  it.each([{ more: [] }, { more: ['--keep-going'] }])(
    'leaves no partial site behind in place: $more',
    ({ more }) => {
      using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
      const words = [resolve('generator/cli.ts'), 'build', '--output', site.output, '--in-place']

      spawnSync(
        process.execPath,
        ['--import', fill('rss.xml'), ...words, '--comments', 'none', ...more],
        { cwd: dirname(site.content), env: bareEnvironment },
      )

      expect(readdirSync(dirname(site.content)).filter(name => name.includes('site'))).toEqual([])
    },
  )
})

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
