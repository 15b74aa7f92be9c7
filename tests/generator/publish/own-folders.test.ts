import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bareEnvironment } from '../../bare-environment.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

/** Permissions do not stop root: then another user runs the build. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534

describe.skipIf(process.platform === 'win32')('a folder of the build that is not writable', () => {
  it.each(['_site/one', '.cache/builds'])(
    'is made writable, since builds created it: %s',
    async folder => {
      using site = await builtSite()
      chmodSync(join(homeOf(site), folder), 0o500)
      edit(site)

      const { status, stderr } = build(site)

      expect([status, stderr]).toEqual([0, expect.stringContaining('1 post')])
      expect(site.page('../_site/one/index.html')).toContain('Other words.')
      expect(build(site).stderr).toContain('nothing to render')
    },
  )

  it.skipIf(!isRoot)(
    'is reported when it belongs to another user, and the next build works after a chown',
    async () => {
      using site = await builtSite()
      chownSync(join(homeOf(site), '_site/one'), 0, 0)
      edit(site)

      const { status, stderr } = build(site)

      expect([status, stderr.trimEnd()]).toEqual([
        3,
        '._site.previous/one/index.html: this user may not change it; give yourself the right to all of _site and ._site.previous, or delete it: the build creates it again',
      ])
      ownAll(site)
      expect(build(site).status).toBe(0)
      expect(site.page('../_site/one/index.html')).toContain('Other words.')
    },
  )

  it('is reported when it is the parent folder of the site', async () => {
    using site = await builtSite()
    edit(site)
    chmodSync(homeOf(site), 0o500)

    const { status, stderr } = build(site)

    chmodSync(homeOf(site), 0o700)
    expect([status, stderr]).toEqual([
      3,
      expect.stringContaining(
        'this user may not create files there, and the next site is built beside',
      ),
    ])
  })

  it.skipIf(!isRoot)(
    'is reported before anything changes, when all of the site belongs to another user',
    async () => {
      using site = await builtSite()
      const folder = join(homeOf(site), '_site')
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
        chownSync(join(folder, name), 0, 0)
      chownSync(folder, 0, 0)
      const before = site.page('../_site/one/index.html')
      edit(site)

      const { status, stderr } = build(site)

      expect([status, stderr]).toEqual([
        3,
        expect.stringContaining('belongs to another user, and builds replace it; give yourself'),
      ])
      expect(site.page('../_site/one/index.html')).toBe(before)
      ownAll(site)
      expect(build(site).status).toBe(0)
    },
  )

  it.skipIf(!isRoot)('is replaced when it is empty, and later builds work', async () => {
    using site = await builtSite()
    mkdirSync(join(homeOf(site), 'public'))

    const results = [1, 2, 3].map(() => {
      edit(site)
      const { status, stderr } = build(site, '--output', 'public')
      return status === 0 ? 'built' : stderr
    })

    expect(results).toEqual(['built', 'built', 'built'])
  })

  it('keeps its permissions and its files when nothing shows that a build made it', async () => {
    using site = await builtSite()
    const folder = join(homeOf(site), 'mine')
    site.write('../mine/thesis.txt', 'ten years of work')
    own(folder)
    chmodSync(folder, 0o100)

    const { status } = build(site, '--output', 'mine')

    expect(statSync(folder).mode & 0o777).toBe(0o100)
    chmodSync(folder, 0o700)
    expect([status, existsSync(join(folder, 'thesis.txt'))]).toEqual([3, true])
  })
})

async function builtSite(): Promise<SiteFolder> {
  const site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
  const folders = { output: join(homeOf(site), '_site'), cache: join(homeOf(site), '.cache') }
  await site.build(folders)
  edit(site)
  // Another one: from the site before, the next grows.
  await site.build(folders)
  ownAll(site)
  return site
}

function edit(site: SiteFolder): void {
  site.write('posts/2026-01-01-one.md', post('One', '', 'Other words.'.repeat(++edits)))
}

let edits = 0

function homeOf({ content }: SiteFolder): string {
  return join(content, '..')
}

function ownAll(site: SiteFolder): void {
  const home = homeOf(site)
  own(home)
  for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' })) own(join(home, name))
}

function own(path: string): void {
  if (isRoot) chownSync(path, nobody, nobody)
}

function build(site: SiteFolder, ...words: string[]) {
  return spawnSync(
    process.execPath,
    [resolve('generator/cli.ts'), 'build', '--comments', 'none', ...words],
    {
      cwd: homeOf(site),
      encoding: 'utf8',
      env: bareEnvironment,
      ...(isRoot ? { uid: nobody, gid: nobody } : {}),
    },
  )
}
