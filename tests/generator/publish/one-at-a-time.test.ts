import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { MachineError } from '../../../generator/errors.ts'
import { bareEnvironment } from '../../bare-environment.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { createSiteFolder, post } from '../site-folder.ts'

/** Permissions do not stop root: then another user runs the build. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534

describe('concurrent builds of one folder', () => {
  it.each([
    ['with other bytes in it', String(process.ppid)],
    ['left by a killed build', ''],
  ])('take over a lock %s', async (_, text) => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const lock = join(site.output, '..', '.site.lock')
    writeFileSync(lock, text)

    await site.build()

    expect(existsSync(lock)).toBe(false)
  })

  it('reject the second one, even with the same process id', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await using slow = await openSlowService()
    const first = site.build({ comments: { kind: 'service', url: slow.url } })
    await slow.asked

    expect(locksBeside(site.output)).toEqual([{ name: '.site.lock', size: 0 }])
    await expect(site.build()).rejects.toThrow(
      'another build is writing the same folder; wait until it has ended',
    )
    await expect(site.build()).rejects.toThrow('another build is writing the same folder')
    slow.answer()
    await first

    expect(await site.build()).toMatchObject({ posts: 1 })
  })

  it('reject a lock file that is not writable, and do not start', () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const home = dirname(site.content)
    const lock = join(home, '.site.lock')
    writeFileSync(lock, '', { mode: 0o444 })
    if (isRoot) chownSync(home, nobody, nobody)

    const { status, stderr } = spawnSync(
      process.execPath,
      [resolve('generator/cli.ts'), 'build', '--output', site.output, '--comments', 'none'],
      {
        ...(isRoot ? { uid: nobody, gid: nobody } : {}),
        cwd: home,
        encoding: 'utf8',
        env: bareEnvironment,
      },
    )

    const said = `${lock}: this user may not write to it, so it cannot be locked; delete it\n`
    expect([status, stderr, existsSync(site.output)]).toEqual([3, said, false])
  })

  it('reject a lock that is not a file', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const lock = join(dirname(site.content), '.site.lock')
    mkdirSync(lock)

    await expect(site.build()).rejects.toThrow(
      new MachineError(
        `${lock} cannot be locked (unable to open database file); delete it, or name a folder elsewhere`,
      ),
    )
  })

  it('ignore the lock of a build that was killed', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await using slow = await openSlowService()
    const words = ['build', '--output', site.output, '--comments', slow.url]
    const child = spawn(process.execPath, [resolve('generator/cli.ts'), ...words], {
      cwd: dirname(site.content),
      stdio: 'ignore',
    })
    await slow.asked
    await expect(site.build()).rejects.toThrow('another build is writing the same folder')
    child.kill('SIGKILL')
    await once(child, 'exit')

    expect(await site.build()).toMatchObject({ posts: 1 })
  })
})

/** An empty file can be created on a full disk. */
function locksBeside(output: string) {
  const folder = dirname(output)
  return readdirSync(folder)
    .filter(name => name.includes('.lock'))
    .map(name => ({ name, size: statSync(join(folder, name)).size }))
}

/** A comment service that waits for `answer()`, and then answers 404. */
async function openSlowService() {
  const asked = Promise.withResolvers<void>()
  const answering = Promise.withResolvers<void>()
  const server = createServer(async (_, response) => {
    asked.resolve()
    await answering.promise
    response.writeHead(404).end()
  })
  return {
    url: await listenOnLoopback(server),
    asked: asked.promise,
    answer: () => answering.resolve(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await promisify(server.close.bind(server))()
    },
  }
}
