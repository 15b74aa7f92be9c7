import { describe, expect, it, onTestFinished } from 'vitest'
import { withDatabase } from '../../../comments-api/commands/command.ts'
import { learn, unlearn } from '../../../comments-api/spam/filter/model.ts'
import { retrain } from '../../../comments-api/spam/filter/retrain.ts'
import { tokensOf } from '../../../comments-api/spam/filter/tokens.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { archivedComment, header, takeIn } from '../archives.ts'
import { keptThreads } from '../kept-threads.ts'
import { share } from '../lifetime.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService, type Words } from '../service.ts'

const config = { moderation: 'none' } as const
const number = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Texts that share words, too short to be recognised as repetitions of one another. */
function texts(words: readonly string[]): (index: number) => string {
  return index =>
    number(4)
      .map(place => words[(index * 7 + place * (1 + (index % 4))) % words.length])
      .join(' ')
}

const good = texts(
  'winter harbour bread garden music sister walked remember together evening quiet letters train'.split(
    ' ',
  ),
)
const bad = texts(
  'cheap watches handbags discount price click profile order today loans medicine casino bonus'.split(
    ' ',
  ),
)

/** One thing after the other: what happens in the same millisecond has no order. */
async function decide(service: Service, moderator: Moderator, decision: Decision): Promise<void> {
  service.clock.advance(1_000)
  await moderator.decide(decision.id, decision.status)
}

type Moderator = Awaited<ReturnType<typeof signInModerator>>
type Decision = { readonly id: string; readonly status: 'approved' | 'spam' }

/** Trains the filter with a service that holds everything, and then starts one that holds only what is doubted. */
async function teach() {
  const before = await startService({ config: { moderation: 'all' } })
  const decider = await signInModerator(before)
  const decided: Decision[] = []
  for (const index of number(20)) {
    for (const [body, status] of [
      [good(index), 'approved'],
      [bad(index), 'spam'],
    ] as const) {
      const id = await idOf(await before.submit('rome', { name: `Ann ${index}`, body }))
      await decide(before, decider, { id, status })
      decided.push({ id, status })
    }
  }
  await before.settle()
  await before.app.close()
  const { folder, clock: world } = before
  const service = await startService({ folder, world, config })
  return { service, moderator: await signInModerator(service), decided }
}

const spam = { name: 'Eve', body: 'Order cheap sunglasses at a discount: click my profile today.' }
/** Too short to be recognised as a repetition. */
const shortSpam = 'Cheap watches, handbags, casino, loans.'
const letter = { name: 'Bob', body: 'My sister and I walked along the harbour that winter.' }

describe('the spam filter', () => {
  it('holds nothing before it has learned 20 comments of each kind', async () => {
    const service = await startService({ config })
    const world = service.clock
    const database = await openDatabase(service.config.database, { threads: keptThreads })
    onTestFinished(() => database.close())
    const tokens = (body: string) =>
      tokensOf({ author: { name: 'Ann', email: null, url: null }, body })
    const lessons = number(20).flatMap(index => [
      learn(`good ${index}`, tokens(good(index)), { lesson: 'good', world }),
      learn(`bad ${index}`, tokens(bad(index)), { lesson: 'bad', world }),
    ])
    const [goodOne = [], badOne = [], ...others] = lessons
    const judge = async (name: string) =>
      (await service.submit('oslo', { name, body: shortSpam })).status

    await database.batch([...others.flat(), ...badOne])
    const before = await judge('Eve')
    await database.batch([...unlearn('bad 0', tokens(bad(0)), 'bad'), ...goodOne])
    const between = await judge('Eva')
    await database.batch(badOne)

    expect([before, between, await judge('Evelyn')]).toEqual([201, 201, 202])
  })

  /** Each test leaves the filter, and the comments that it would be retrained from, as they were. */
  const taught = share(teach)

  async function submitMeanwhile(sent: Words): Promise<number> {
    const { service, moderator } = taught()
    const answer = await service.submit('oslo', sent)
    const id = await idOf(answer)
    onTestFinished(async () => void (await moderator.decide(id, 'deleted')))
    return answer.status
  }

  it('knows the same after it was retrained from all stored comments', async () => {
    const { service } = taught()
    const before = await knowledge(service)
    const database = await openDatabase(service.config.database, { threads: keptThreads })

    const learned = await retrain(database, service.clock)
    await database.close()

    expect(learned).toEqual({ good: 20, bad: 20 })
    expect(await knowledge(service)).toEqual(before)
  })

  it('holds a comment that reads like spam, shows which words do, and publishes another', async () => {
    const { moderator } = taught()

    const answers = [await submitMeanwhile(spam), await submitMeanwhile(letter)]

    expect(answers).toEqual([202, 201])
    const desk = await moderator.desk()
    expect(desk).toContain('it reads like what you called spam')
    expect(desk).toMatch(/called spam: [^<]*(?:cheap|order|discount|click)/)
    expect(await moderator.section('spam/')).toContain('20 approved, 20 spam')
  })

  it('holds a comment that reads a little like spam only without a form stamp', async () => {
    const { service } = taught()
    const form = await service.ask('/api/form')
    const { stamp } = (await form.json()) as { readonly stamp: string }
    service.clock.advance(4_000)

    const without = await submitMeanwhile({ name: 'Eve', body: 'Order medicine, sister.' })
    const stamped = await submitMeanwhile({
      name: 'Eve',
      body: 'Cheap discount bread today.',
      stamp,
    })

    expect([without, stamped]).toEqual([202, 201])
  })

  it('applies at once what another process learned and unlearned', async () => {
    const { service } = taught()
    const database = await openDatabase(service.config.database, { threads: keptThreads })
    onTestFinished(() => database.close())
    const tokens = tokensOf({ author: { name: 'Eve', email: null, url: null }, body: shortSpam })
    const lessons = number(60).map(index => `a lesson of another process ${index}`)
    const judge = (name: string) => submitMeanwhile({ name, body: shortSpam })

    const before = await judge('Eve')
    const world = service.clock
    await database.batch(lessons.flatMap(id => learn(id, tokens, { lesson: 'good', world })))
    const learned = await judge('Eva')
    await database.batch(lessons.flatMap(id => unlearn(id, tokens, 'good')))

    expect([before, learned, await judge('Evelyn')]).toEqual([202, 201, 202])
  })

  it('marks a comment as spam if another check doubts it, too', async () => {
    const { moderator } = taught()

    await submitMeanwhile({ ...spam, body: `${spam.body} ${'https://a.example '.repeat(4)}` })

    expect(await moderator.desk('?status=spam')).toContain('more than three links')
  })

  it('unlearns a reversed decision, and knows the same again when it is restored', async () => {
    const { service, moderator, decided } = taught()
    const before = await knowledge(service)
    const { id } = decided.find(({ status }) => status === 'approved') ?? { id: '' }

    await decide(service, moderator, { id, status: 'spam' })
    await service.settle()
    const changed = await knowledge(service)
    await decide(service, moderator, { id, status: 'approved' })
    await service.settle()

    expect(changed).not.toEqual(before)
    expect(await knowledge(service)).toEqual(before)
  })

  it('stores no readable words', async () => {
    const { service } = taught()

    const { tokens, learned } = await knowledge(service)

    // An id is drawn, and may happen to hold such letters.
    expect(learned.filter(({ comment }) => !/^[a-z2-7]{13}$/.test(comment))).toEqual([])
    const kept = JSON.stringify([tokens, learned.map(({ kind }) => kind)])
    expect(kept).not.toMatch(/harbour|cheap|ann/i)
  })
})

it('the filter is retrained from 401 archived comments, many of the same second', async () => {
  const service = await startService({ config })
  await takeIn(service, [
    header,
    ...number(401).map(index => ({
      ...archivedComment,
      id: `kept${1000 + index}`,
      body: `${good(index)} ${index}`,
      createdAt: `2020-01-02T03:0${Math.floor(index / 150)}:05Z`,
      status: index % 2 === 0 ? 'approved' : 'spam',
    })),
  ])

  const learned = await withDatabase(service.config, database => retrain(database, service.clock), {
    threads: keptThreads,
  })

  expect(learned).toEqual({ good: 201, bad: 200 })
})

/** All that the filter knows. */
async function knowledge({ config: { database: address } }: Service) {
  const database = await openDatabase(address)
  const tokens = await database.all(sql`
    select token, good, bad
    from filter_tokens
    where good + bad > 0
    order by token`)
  const learned = await database.all(
    sql<{ readonly comment: string; readonly kind: string }>`
      select comment, kind
      from filter_training
      order by comment`,
  )
  await database.close()
  return { tokens, learned }
}
