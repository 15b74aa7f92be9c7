import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bareEnvironment } from '../../bare-environment.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

/** Permissions do not stop root: then another user runs the command. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534

function type(site: SiteFolder, words: readonly string[]) {
  const { status, stderr } = spawnSync(process.execPath, [resolve('generator/cli.ts'), ...words], {
    cwd: join(site.content, '..'),
    encoding: 'utf8',
    env: bareEnvironment,
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  })
  return [status, stderr.trimEnd()]
}

const anywhere = describe.skipIf(process.platform === 'win32')

anywhere('in a read-only clone', () => {
  it.each([
    [['start', '--port', '0'], /\/\.cache\/.* write there; give yourself .*; nothing was started$/],
    [['new', 'On Rome'], /on-rome\.md: .* write there; give yourself .*; no post was begun$/],
  ])('%j reports which path is not writable, and what to do', (words, told) => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const closed = [join(site.content, 'posts'), join(site.content, '..')]
    for (const folder of closed) chmodSync(folder, 0o555)

    const said = type(site, words)

    for (const folder of closed) chmodSync(folder, 0o755)
    expect(said).toEqual([3, expect.stringMatching(told)])
  })

  it('init reports which path is not writable, and what to do', () => {
    using site = createSiteFolder()
    rmSync(join(site.content, 'site.yaml'))
    chmodSync(join(site.content, '..'), 0o755)
    chmodSync(site.content, 0o555)

    const said = type(site, ['init', '--yes'])

    chmodSync(site.content, 0o755)
    const told = /content: this user may not write there; give yourself .*; nothing was changed$/
    expect(said).toEqual([3, expect.stringMatching(told)])
  })
})

anywhere('a build with comments', () => {
  it.each([
    ['in a file that the user may not read', 'locked.json', 'this user may not read it'],
    ['in a folder that the user may not enter', 'locked/a.json', 'this user may not look there'],
    ['under a name that is too long', 'x'.repeat(300), 'no file has so long a name'],
    ['by a symbolic link to itself', 'round.json', 'its links lead round in a circle'],
  ])('%s reports why it cannot read them', (_how, name, told) => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const home = join(site.content, '..')
    site.write('../locked.json', '{}')
    site.write('../locked/a.json', '{}')
    symlinkSync('round.json', join(home, 'round.json'))
    for (const path of ['locked', 'locked.json']) chmodSync(join(home, path), 0o000)
    chmodSync(home, 0o755)

    const said = type(site, ['build', '--comments', name])

    for (const path of ['locked', 'locked.json']) chmodSync(join(home, path), 0o755)
    expect(said).toEqual([2, expect.stringContaining(`--comments ${name}: ${told}`)])
  })
})
