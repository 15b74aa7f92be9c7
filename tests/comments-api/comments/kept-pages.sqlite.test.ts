import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { Encoded } from '../../../comments-api/comments/reading/encodings.ts'
import { Ending } from '../../../comments-api/comments/reading/ending.ts'
import { archivedComment, archivedMention, header, takeIn } from '../archives.ts'
import { startService, thread } from '../service.ts'

// The cache is the same on both engines, and 11 MB of comments take a while to store.

const names = Array.from({ length: 56 }, (_, number) => `thread-${number}`)

it('keeps the first pages of 56 long threads cached: reading each again takes one statement', async () => {
  const service = await startService({ manifest: { threads: names.map(name => thread(name)) } })
  const body = 'As I said before, and say again. '.repeat(300)
  const comments = names.flatMap(name =>
    Array.from({ length: 20 }, (_, number) => {
      return {
        ...archivedComment,
        id: `${name.replace('-', '')}000000${number}`,
        thread: name,
        body,
      }
    }),
  )
  // A page with mentions takes two statements to read, and one to find out that it is still current.
  const mentions = names.map(name => {
    return { ...archivedMention, id: `mention${name.replace('-', '')}`, thread: name }
  })
  await takeIn(service, [header, ...comments, ...mentions])
  const readAll = async () => {
    for (const name of names) await service.read(name)
  }
  const countReads = async () => {
    const text = await (await service.ask('/metrics')).text()
    return Number(/statements_total\{kind="read"\} (\d+)/.exec(text)?.[1])
  }

  await readAll()
  service.clock.advance(2_000)
  const before = await countReads()
  await readAll()

  expect((await countReads()) - before).toBe(names.length)
})

it('keeps one copy of a page that comments were added to, also after it was sent as gzip', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  const pages = Array.from({ length: 50 }, () => {
    const before = Ending.of(Buffer.from(randomBytes(50_000).toString('base64')))
    return new Encoded(Buffer.from('What is new.'), before)
  })
  const countKept = () => {
    collect()
    return process.memoryUsage().arrayBuffers
  }

  const before = countKept()
  for (const page of pages) page.as('gzip')

  // Collected buffers are given back a moment later.
  await expect.poll(() => countKept() - before).toBeLessThan(1_000_000)
})
