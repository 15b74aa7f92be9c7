import { expect, it } from 'vitest'
import { archivedComment, archivedMention, header, takeIn } from '../archives.ts'
import { startService, thread } from '../service.ts'

// What is kept is the same on both engines, and 11 MB of responses take a while to store.

const names = Array.from({ length: 56 }, (_, number) => `thread-${number}`)

it('keeps the first pages of many long threads, as small as they are once compressed', async () => {
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
  // A page with mentions takes two statements to read, and one to find out that it is still right.
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
