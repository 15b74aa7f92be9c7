import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { archivedComment, header, takeIn } from '../archives.ts'
import { startSilence } from '../outside.ts'
import { codeOf, site, startService, thread, writeManifest } from '../service.ts'

// The manifest is a file or a URL and never in the database, so one engine is enough.

describe('a manifest in a file', () => {
  it('may appear after the service has started, which answers 503 until then', async () => {
    const service = await startService({ manifest: null })

    const before = await service.ask('/api/threads/rome/comments')
    const notReady = await service.ask('/readyz')
    await writeManifest(service.manifestFile)

    expect([before.status, await codeOf(before), notReady.status]).toEqual([
      503,
      'no-manifest',
      503,
    ])
    expect((await service.ask('/api/threads/rome/comments')).status).toBe(200)
    expect((await service.ask('/readyz')).status).toBe(200)
  })

  it('is read again when it changes', async () => {
    const service = await startService()
    const before = await service.ask('/api/threads/paris/comments')
    await writeManifest(service.manifestFile, { threads: [thread('paris')] })

    const after = await service.ask('/api/threads/paris/comments')

    expect([before.status, after.status]).toEqual([404, 200])
  })

  it('applies to the first request after it changed, also after an hour without requests', async () => {
    const service = await startService()
    await service.read('rome')
    await writeManifest(service.manifestFile, { threads: [thread('rome', { comments: 'closed' })] })
    service.clock.advance(3_600_000)

    expect(await codeOf(await service.submit('rome'))).toBe('thread-closed')
  })

  it('that is malformed leaves the last valid one in force, and is logged', async () => {
    const service = await startService()
    await service.read('rome')
    await writeFile(service.manifestFile, '{"site":')

    const unknown = await service.ask('/api/threads/paris/comments')
    const known = await service.ask('/api/threads/rome/comments')

    expect([unknown.status, known.status]).toEqual([404, 200])
    expect(service.lines.join('')).toMatch(/the manifest \S+ could not be read/)
  })

  it('is rejected if a thread has an invalid id, which is logged', async () => {
    const service = await startService()
    const paris = { ...thread('paris'), id: 'À Paris' }
    await writeFile(
      service.manifestFile,
      JSON.stringify({ site, threads: [thread('rome'), paris] }),
    )

    await service.ask('/api/threads/paris/comments')

    expect(service.lines.map(line => JSON.parse(line).msg).join('\n')).toContain(
      'is not a manifest: threads.1.id "À Paris": letters, digits, ".", "_" and "-" only',
    )
  })

  it.each([
    ['a thread', { threads: [thread('paris', { url: 'https://ann:key@blog.example/a/' })] }],
    ['the site', { site: 'https://ann:key@blog.example/', threads: [thread('paris')] }],
  ])(
    'is rejected if the URL of %s contains a password, which is not logged',
    async (_, manifest) => {
      const service = await startService()
      await service.read('rome')
      await writeManifest(service.manifestFile, manifest)

      const unknown = await service.ask('/api/threads/paris/comments')
      const known = await service.ask('/api/threads/rome/comments')

      expect([unknown.status, known.status]).toEqual([404, 200])
      expect(service.lines.join('')).toContain('has a name or a password in it')
      expect(service.lines.join('')).not.toContain('ann:key')
    },
  )

  it('replaced by a named pipe leaves the last valid one in force, and blocks no request', async () => {
    const service = await startService()
    await service.read('rome')
    await rm(service.manifestFile)
    execFileSync('mkfifo', [service.manifestFile])

    const unknown = await service.ask('/api/threads/paris/comments')

    expect(unknown.status).toBe(404)
    expect(service.lines.join('')).toContain('is not a file')
  })
})

describe('a thread that the manifest does not list', () => {
  it('appears in /api/threads under a hash of its id, and by name once it is listed', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await takeIn(service, [header, { ...archivedComment, thread: 'secret-merger' }])
    await service.submit('rome')
    const list = async () => (await service.ask('/api/threads')).json()
    const name = createHash('sha256').update('secret-merger').digest('base64url')

    const hidden = await list()
    await writeManifest(service.manifestFile, { threads: [thread('secret-merger')] })
    await service.read('secret-merger')

    expect(hidden).toMatchObject({ versions: { rome: 1 }, unlisted: { [name]: 1 } })
    expect(JSON.stringify(hidden)).not.toContain('secret')
    expect(await list()).toMatchObject({ versions: { 'secret-merger': 1 } })
  })
})

describe('a manifest at a URL', () => {
  async function publish() {
    const state = {
      ...{ asked: 0, unchanged: 0 },
      ...{ threads: [thread('rome')], isAway: false, silence: Promise.resolve() },
    }
    const server = createServer(async (request, response) => {
      state.asked += 1
      await state.silence
      const etag = `"${state.threads.length}"`
      if (state.isAway) return response.writeHead(500).end()
      if (request.headers['if-none-match'] === etag) {
        state.unchanged += 1
        return response.writeHead(304).end()
      }
      return response.writeHead(200, { etag }).end(JSON.stringify({ site, threads: state.threads }))
    })
    const url = `${await listenOnLoopback(server)}/threads.json`
    onTestFinished(() => void server.close())
    const service = await startService({ config: { manifest: { kind: 'url', url } } })
    return { service, state }
  }

  it('is requested once for many reads of unknown threads, and not again soon after', async () => {
    const { service, state } = await publish()
    await service.read('rome')
    service.clock.advance(5_000)

    const strangers = Array.from({ length: 20 }, (_, number) =>
      service.ask(`/api/threads/no-${number}/comments`),
    )
    await Promise.all(strangers)
    await service.ask('/api/threads/another/comments')

    expect([state.asked, state.unchanged]).toEqual([2, 1])
  })

  it('is requested again when an unknown thread is read', async () => {
    const { service, state } = await publish()
    await service.read('rome')
    state.threads.push(thread('new'))
    service.clock.advance(5_000)

    expect((await service.ask('/api/threads/new/comments')).status).toBe(200)
  })

  it('is logged with the refused address and the settings to check if it cannot be reached', async () => {
    const server = createServer()
    const url = `${await listenOnLoopback(server)}/threads.json`
    await new Promise(closed => server.close(closed))
    const service = await startService({ config: { manifest: { kind: 'url', url } } })

    await service.read('rome')

    expect(service.lines.join('')).toMatch(
      /the manifest http:\S+\/threads.json could not be read: connect ECONNREFUSED [\d.:]+; AFTERWORD_SITE or AFTERWORD_MANIFEST says where it is"/,
    )
  })

  it('stays in force while the site answers 500', async () => {
    const { service, state } = await publish()
    await service.read('rome')
    state.isAway = true
    service.clock.advance(3_600_000)

    expect((await service.ask('/api/threads/rome/comments')).status).toBe(200)
    expect((await service.ask('/api/threads/rome/comments')).status).toBe(200)
  })

  it.each([
    ['/api/threads', '"unlisted"'],
    ['/api/feed.xml', '<feed'],
  ])(
    'does not delay %s while the site hangs, and is refreshed in the background',
    async (path, told) => {
      const { service, state } = await publish()
      await service.read('rome')
      await takeIn(service, [header, { ...archivedComment, thread: 'draft' }])
      const { promise, resolve: speak } = Promise.withResolvers<void>()
      state.silence = promise
      service.clock.advance(3_600_000)

      const list = await service.ask(path)

      expect(await list.text()).toContain(told)
      state.threads.push(thread('new'))
      speak()
      expect((await service.ask('/api/threads/new/comments')).status).toBe(200)
      expect(state.asked).toBe(2)
    },
  )

  it('is what /readyz reports as missing while the site does not answer', async () => {
    const { port } = await startSilence()
    const url = `http://127.0.0.1:${port}/threads.json`
    const service = await startService({ config: { manifest: { kind: 'url', url } } })

    const answer = await service.ask('/readyz')

    expect(await codeOf(answer)).toBe('no-manifest')
  })

  it('is also what is missing for whoever writes, though the site says nothing for long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(milliseconds => {
      const abort = new AbortController()
      setTimeout(() => abort.abort(), milliseconds)
      return abort.signal
    })
    onTestFinished(() => void vi.useRealTimers().restoreAllMocks())
    const asked = Promise.withResolvers<void>()
    const { port } = await startSilence(() => asked.resolve())
    const url = `http://127.0.0.1:${port}/threads.json`
    const service = await startService({ config: { manifest: { kind: 'url', url } } })
    const arrived = once(service.app.server, 'request')

    const sent = service.submit('rome')
    await Promise.all([arrived, asked.promise])
    await vi.advanceTimersByTimeAsync(10_000)

    expect(await codeOf(await sent)).toBe('no-manifest')
  })
})
