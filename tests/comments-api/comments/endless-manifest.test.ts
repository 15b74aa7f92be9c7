import { expect, it } from 'vitest'
import { readManifest } from '../../../comments-api/comments/threads/manifest.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { site, thread } from '../service.ts'

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

it.each([
  ['threads', { threads: Array.from({ length: 100_000 }, () => ({})) }, 'threads.0.id'],
  [
    'aliases',
    { threads: [thread('rome', { aliases: new Array(200_000).fill(1) })] },
    'threads.0.aliases',
  ],
])(
  'does not list every mistake of a manifest whose %s are all wrong',
  async (_what, lists, place) => {
    const wrong = Response.json({ site, ...lists })
    const world = { ...realWorld, fetch: async () => wrong }
    let reason: unknown

    const took = await processorTimeOfAll(async () => {
      reason = await readManifest({ kind: 'url', url }, null, world).catch(error => error)
    })

    expect(String(reason)).toContain(`is not a manifest: ${place}`)
    expect(took).toBeLessThan(600)
  },
)
