import { once } from 'node:events'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readApart, Unreadable } from '../../../comments-api/outside/read-apart.ts'
import {
  giveBackReadingThread,
  takeReadingThread,
} from '../../../comments-api/outside/reading-threads.ts'

/** Answers how many pages its thread has read. `work` is the processor time for a page, in milliseconds, or a crash. */
function makeReader(): (work?: number | 'breaks') => Promise<number> {
  const thread = new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'
      let pages = 0
      const worked = () => {
        const { user, system } = process.threadCpuUsage()
        return (user + system) / 1_000
      }
      parentPort.on('message', ({ work }) => {
        if (work === 'breaks') throw new Error('broken')
        for (const before = worked(); worked() - before < work; );
        pages += 1
        parentPort.postMessage({ work, pages })
      })
      // ${crypto.randomUUID()}`)}`,
  )
  return async (work = 0) => {
    const document = { url: 'https://ada.example/', work }
    const answer = z.object({ work: z.literal(work), pages: z.number() })
    const { pages } = await readApart({ thread, document, answer })
    return pages
  }
}

it('pages that are read one after another share a thread', async () => {
  const read = makeReader()

  expect([await read(), await read(), await read()]).toEqual([1, 2, 3])
})

it('two pages that are read at the same time use two threads', async () => {
  const read = makeReader()

  expect(await Promise.all([read(1), read(2)])).toEqual([1, 1])
  expect(await Promise.all([read(3), read(4)])).toEqual([2, 2])
})

it('a page that crashes its thread is unreadable, and the next page gets a new thread', async () => {
  const read = makeReader()
  await read()

  await expect(read('breaks')).rejects.toThrow(Unreadable)
  expect(await read()).toBe(1)
})

it('a thread that ends while its processor time is measured is not used again', async () => {
  const module = new URL('data:text/javascript,setInterval(() => {}, 1_000)')

  // Which of the two comes first is chance.
  for (let turn = 0; turn < 20; turn += 1) {
    const thread = takeReadingThread(module)
    const hasEnded = thread.threadId < 0
    expect(hasEnded).toBe(false)
    await once(thread, 'online')
    await Promise.all([giveBackReadingThread(module, thread), thread.terminate()])
  }
})

it('a thread that used much processor time is not used again', async () => {
  const read = makeReader()
  await read(550)

  expect(await read()).toBe(1)
})
