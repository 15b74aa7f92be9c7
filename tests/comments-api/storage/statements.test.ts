import { expect, it } from 'vitest'
import { archivedComment, header, takeIn } from '../archives.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService, toJson } from '../service.ts'

// What a request costs, in a number that is the same on every machine and on both databases.

const thread = '/api/threads/rome/comments'

/** Statements read and written from before `act` until everything that follows from it is done. */
async function countStatements(service: Service, act: () => Promise<unknown>): Promise<number[]> {
  await service.settle()
  const before = await readCounters(service)
  await act()
  await service.settle()
  const after = await readCounters(service)
  return after.map((count, index) => count - (before[index] ?? 0))
}

async function readCounters(service: Service): Promise<number[]> {
  const text = await (await service.ask('/metrics')).text()
  return ['read', 'write'].map(kind =>
    Number(
      new RegExp(`^afterword_database_statements_total\\{kind="${kind}"\\} (\\d+)$`, 'm').exec(
        text,
      )?.[1],
    ),
  )
}

async function startBusyService() {
  const service = await startService({ config: { moderation: 'none' } })
  for (const name of ['Ada', 'Bea', 'Cora'])
    await service.submit('rome', { name, body: `${name}.` })
  await service.settle()
  return service
}

it('a thread in the cache, and a 304 for it, are served without a statement', async () => {
  const service = await startBusyService()
  const cold = await countStatements(service, () => service.read('rome'))
  const etag = (await service.ask(thread)).headers.get('etag') ?? ''

  const hot = await countStatements(service, () => service.read('rome'))
  const same = await countStatements(service, () =>
    service.ask(thread, { headers: { 'if-none-match': etag } }),
  )

  expect({ cold, hot, same }).toEqual({ cold: [2, 0], hot: [0, 0], same: [0, 0] })
})

it('a thread in the cache takes one statement when another instance may have changed it', async () => {
  const service = await startBusyService()
  await service.read('rome')
  service.clock.advance(2_000)

  expect(await countStatements(service, () => service.read('rome'))).toEqual([1, 0])
})

it('a thread longer than one page takes one statement after a new comment', async () => {
  const service = await startBusyService()
  const lines = Array.from({ length: 250 }, (_, number) => {
    return { ...archivedComment, id: `archived${1_000 + number}` }
  })
  await takeIn(service, [header, ...lines])
  service.clock.advance(2_000)
  await service.read('rome')
  await service.submit('rome', { body: 'One more.' })

  expect(await countStatements(service, () => service.read('rome'))).toEqual([1, 0])
})

it('the changes of a thread since a version take three statements', async () => {
  const service = await startBusyService()
  await service.read('rome')

  expect(await countStatements(service, () => service.read('rome', '?since=1'))).toEqual([3, 0])
})

it('the counts of 20 threads take one statement', async () => {
  const service = await startService()
  const ids = Array.from({ length: 20 }, (_, number) => `thread-${number}`).join()

  const counted = await countStatements(service, () => service.ask(`/api/counts?threads=${ids}`))

  expect(counted).toEqual([1, 0])
})

it('a submission and its events take nine reads and seven writes', async () => {
  const service = await startBusyService()
  const words = { name: 'Dora', email: 'dora@example.org', body: 'The first of a kind. '.repeat(9) }

  const first = await countStatements(service, () => service.submit('rome', words))
  for (const name of ['Ed', 'Flo', 'Gus']) await service.submit('rome', { name, body: `${name}!` })
  const later = await countStatements(service, () =>
    service.submit('rome', { ...words, body: 'The second of another. '.repeat(9) }),
  )

  expect(first).toEqual([9, 7])
  expect(later).toEqual(first)
})

it('a decision takes five reads and four writes, in a long queue and in a short one', async () => {
  const service = await startService({ config: { moderation: 'all' } })
  const moderator = await signInModerator(service)
  const ids: string[] = []
  for (let number = 0; number < 6; number += 1) {
    ids.push(await idOf(await service.post(thread, toJson({ body: `Number ${number}.` }))))
  }
  const [one = '', ...others] = ids
  const [another = ''] = others

  const long = await countStatements(service, () => moderator.decide(one, 'approved'))
  for (const id of others.slice(1)) await moderator.decide(id, 'approved')
  const short = await countStatements(service, () => moderator.decide(another, 'approved'))

  expect(long).toEqual(short)
  expect(long).toEqual([5, 4])
})
