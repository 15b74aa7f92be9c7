import { expect, it } from 'vitest'
import { readManifest } from '../../../comments-api/comments/threads/manifest.ts'
import { realWorld } from '../../../comments-api/world.ts'

const url = 'https://blog.example/threads.json'
const megabyte = new Uint8Array(1024 * 1024).fill(0x20)

it('rejects a manifest over 64 MiB without reading the rest of it', async () => {
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    pull: stream => {
      sent += 1
      stream.enqueue(megabyte)
      if (sent === 100) stream.close()
    },
  })
  const world = { ...realWorld, fetch: async () => new Response(body) }

  const reading = readManifest({ kind: 'url', url }, null, world)

  await expect(reading).rejects.toThrow(`${url} sent more than 64 MiB`)
  expect(sent).toBeLessThan(70)
})
