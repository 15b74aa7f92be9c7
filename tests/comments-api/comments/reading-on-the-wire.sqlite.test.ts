import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rendererVersion } from '../../../comments-api/comments/render/renderer.ts'
import { archivedComment, header, takeIn } from '../archives.ts'
import { fill } from '../author.ts'
import { startService } from '../service.ts'

// How a thread is encoded does not depend on the database engine.

const open = { config: { moderation: 'none' } } as const

/** Text of about this length, with other words for each size. */
function wordsOf(size: number): string {
  return Array.from({ length: size / 10 }, (_, number) => `語${number * size}`).join(' ')
}

describe('GET /api/threads/{id}/comments', () => {
  it('answers 304 if If-None-Match is "*" or contains the current ETag', async () => {
    const service = await startService(open)
    await fill(service, 1)
    const first = await service.ask('/api/threads/rome/comments')
    const etag = first.headers.get('etag') ?? ''

    const same = await service.ask('/api/threads/rome/comments', {
      headers: { 'if-none-match': `"other", W/${etag}` },
    })
    const any = await service.ask('/api/threads/rome/comments', {
      headers: { 'if-none-match': '*' },
    })
    await service.submit('rome', { body: 'Newer.' })
    const changed = await service.ask('/api/threads/rome/comments', {
      headers: { 'if-none-match': etag },
    })

    expect([same.status, await same.text()]).toEqual([304, ''])
    expect(same.headers.get('etag')).toBe(etag)
    expect([any.status, any.headers.get('etag')]).toEqual([304, etag])
    expect(changed.status).toBe(200)
  })

  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip;q=0.8, br;q=0', gunzipSync],
    [null, 'identity', (bytes: Buffer) => bytes],
  ])(
    'answers with Content-Encoding %s to Accept-Encoding "%s"',
    async (encoding, accepted, decode) => {
      const service = await startService(open)
      await fill(service, 20)

      const bytes = await service.app.inject({
        url: '/api/threads/rome/comments',
        headers: { 'accept-encoding': accepted },
      })

      expect(bytes.headers['content-encoding'] ?? null).toBe(encoding)
      expect(bytes.headers.vary).toContain('Accept-Encoding')
      const thread = JSON.parse(decode(bytes.rawPayload).toString())
      const state = `${thread.epoch}-20`
      expect(bytes.headers.etag).toBe(`"rome-${state}-${encoding ?? 'identity'}"`)
      expect(thread.epoch).toContain(`-html${rendererVersion}`)
      expect(thread).toMatchObject({ count: 20 })
    },
  )

  it('compresses a very long thread no harder than Brotli quality 1 at first', async () => {
    const service = await startService(open)
    const many = Array.from({ length: 60 }, (_, number) => ({
      ...archivedComment,
      id: `verylongcomment${number}`,
      body: wordsOf(9_000 + 10 * number),
    }))
    await takeIn(service, [header, ...many])

    const { rawPayload } = await service.app.inject({
      url: '/api/threads/rome/comments',
      headers: { 'accept-encoding': 'br' },
    })

    const plain = brotliDecompressSync(rawPayload)
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 }
    expect(plain.length).toBeGreaterThan(512 * 1024)
    expect(rawPayload.length).toBeGreaterThanOrEqual(brotliCompressSync(plain, { params }).length)
  })

  it('answers an extended thread in gzip first, and in br once that has been compressed anew', async () => {
    const service = await startService(open)
    await fill(service, 20)
    const read = async (accepted: string) => {
      service.clock.advance(1_000)
      const headers = { 'accept-encoding': accepted }
      return service.app.inject({ url: '/api/threads/rome/comments', headers })
    }
    await read('gzip, br')
    await service.submit('rome', { body: 'Newer: 日本語.' })
    await service.submit('rome', { body: 'Newest.' })

    const changed = await read('gzip, br')
    const plain = await read('identity')
    const later = await expect
      .poll(async () => (await read('gzip, br')).headers['content-encoding'], { interval: 1 })
      .toBe('br')
      .then(() => read('gzip, br'))
    const etag = String(changed.headers.etag)
    const same = await service.ask('/api/threads/rome/comments', {
      headers: { 'if-none-match': etag, 'accept-encoding': 'gzip, br' },
    })

    expect(changed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(changed.rawPayload).toString()).toBe(plain.payload)
    expect(brotliDecompressSync(later.rawPayload).toString()).toBe(plain.payload)
    expect(JSON.parse(plain.payload)).toMatchObject({ count: 22, version: 22 })
    expect(later.headers.etag).not.toBe(etag)
    expect([same.status, same.headers.get('etag')]).toEqual([304, etag])
  })

  it('answers an extended thread correctly in gzip after additions of any size', async () => {
    const service = await startService(open)
    await fill(service, 20)
    const read = (accepted: string) =>
      service.app.inject({
        url: '/api/threads/rome/comments',
        headers: { 'accept-encoding': accepted },
      })
    await read('gzip, br')
    const sizes = [700, 701, 300, 4_000, 4_001, 4_002, 500]

    for (const size of sizes) {
      service.clock.advance(1_000)
      await service.submit('rome', { body: wordsOf(size) })
      const changed = await read('gzip, br')
      const plain = await read('identity')

      expect(changed.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(changed.rawPayload).toString()).toBe(plain.payload)
    }
  })

  it('compresses an unchanged thread better over time, without changing its content', async () => {
    const service = await startService(open)
    await fill(service, 20)
    const texts = new Set<string>()
    const weights: number[] = []
    const read = async () => {
      service.clock.advance(1_000)
      const { rawPayload } = await service.app.inject({
        url: '/api/threads/rome/comments',
        headers: { 'accept-encoding': 'br' },
      })
      texts.add(brotliDecompressSync(rawPayload).toString())
      if (rawPayload.length !== weights.at(-1)) weights.push(rawPayload.length)
      return weights.length
    }

    await expect.poll(read, { interval: 1 }).toBe(3)

    expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    expect(texts.size).toBe(1)
  })
})
