import { expect, it } from 'vitest'
import { hour } from '../../comments-api/durations.ts'
import { isRecent } from '../../comments-api/events/job-states.ts'
import { pruneChore } from '../../comments-api/events/prune.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { sql } from '../../comments-api/storage/sql.ts'
import { realWorld } from '../../comments-api/world.ts'
import { write } from '../comments-api/author.ts'
import { addressFor } from '../comments-api/engines.ts'
import { signInModerator } from '../comments-api/moderator.ts'
import { makeFolder, startService } from '../comments-api/service.ts'
import { explainAll, noteStatements } from './plans.ts'

/** What grows with every response and every post. Chores go through smaller ones, once a day, and the desk adds up the threads. */
const growing = ['comments', 'threads', 'mentions']

it('scans no table of comments, threads or mentions for requests of readers, authors and moderators', async () => {
  // The first service of a process does all chores, so that later ones need not: see begun-file.ts.
  await startService()
  const texts = noteStatements()
  const service = await startService({ config: { moderation: 'none' } })
  const moderator = await signInModerator(service)
  const own = await write(service, { name: 'Dora', body: 'First.' })

  await service.submit('rome', { name: 'Ada', body: 'Second.' })
  await own.edit({ body: 'Third.' })
  await moderator.decide(own.id, 'pending')
  await moderator.decide(own.id, 'approved')
  await service.read('rome')
  await service.read('rome', '?since=1')
  for (const address of [
    '/api/counts?threads=rome,oslo',
    '/api/threads/rome/feed.xml',
    '/api/feed.xml',
  ])
    await service.ask(address)
  await own.erase()
  await service.settle()

  const plans = explainAll(texts(), service.config.database)
  expect(plans.length).toBeGreaterThan(50)
  expect(plans.filter(({ steps }) => steps.some(isWalk))).toEqual([])
})

it('counts the comments of an author, an address and a network by index for the desk', async () => {
  const texts = noteStatements()
  const service = await startService({ config: { moderation: 'all', trustProxy: ['127.0.0.1'] } })
  const moderator = await signInModerator(service)
  await service.submit('rome', { name: 'Ada', body: 'First.' })
  await service.submit('rome', { name: 'Bea', email: 'bea@example.org', body: 'Second.' })

  await moderator.desk()

  const counting = explainAll(texts(), service.config.database).filter(({ text }) =>
    text.includes(') as seen'),
  )
  const indexes = counting.flatMap(({ steps }) =>
    steps.flatMap(step => /^SEARCH comments USING .*INDEX (\w+)/.exec(step)?.[1] ?? []),
  )
  expect(new Set(indexes)).toEqual(
    new Set(['comments_of_address', 'comments_of_author', 'comments_by_network']),
  )
})

it('shows the desk, its numbers, mentions and log, and the metrics, without a scan of all comments', async () => {
  const service = await startService({ config: { moderation: 'none' } })
  const moderator = await signInModerator(service)
  await service.submit('rome', { name: 'Ada', body: 'First.' })
  const texts = noteStatements()

  for (const room of ['', 'numbers/', 'mentions/', 'log/']) await moderator.section(room)
  await service.ask('/metrics')

  const plans = explainAll(texts(), service.config.database)
  expect(plans.length).toBeGreaterThan(5)
  expect(plans.filter(({ steps }) => steps.some(step => /^SCAN comments\b/.test(step)))).toEqual([])
})

it('decides whether an author is trusted by the index of addresses alone', async () => {
  const texts = noteStatements()
  const service = await startService({ config: { moderation: 'first' } })
  await service.submit('rome', { name: 'Bea', email: 'bea@example.org', body: 'First.' })

  const plans = explainAll(texts(), service.config.database).filter(({ text }) =>
    /where author_email = \?\s+and author_key = \?\s+and status = 'approved'/.test(text),
  )

  const step =
    'SEARCH comments USING COVERING INDEX comments_of_address (author_email=? AND author_key=? AND status=?)'
  expect(plans.map(({ steps }) => steps)).toEqual([[step]])
})

it('removes old finished jobs by index', async () => {
  const texts = noteStatements()
  const address = await addressFor(await makeFolder())
  const database = await openDatabase(address)
  await pruneChore({ database, world: realWorld }).run()
  await database.close()

  const plans = explainAll(texts(), address).filter(({ text }) => text.includes('from jobs'))

  const [search, until, since] = ['SEARCH jobs USING COVERING INDEX jobs_finished', '<?', '>?']
  expect(plans.map(({ steps }) => steps)).toEqual([
    [
      'MULTI-INDEX OR',
      ...['INDEX 1', `${search} (state=? AND finished_at${until})`],
      ...['INDEX 2', `${search} (state=? AND finished_at${since})`],
    ],
  ])
})

it('finds a recent job of a key by index, whatever has become of it', async () => {
  const texts = noteStatements()
  const address = await addressFor(await makeFolder())
  const database = await openDatabase(address)
  const recent = isRecent({ kind: 'mail', key: 'renew it' }, hour, realWorld)
  await database.all(sql`select 1 where ${recent}`)
  await database.close()

  const plans = explainAll(texts(), address).filter(({ text }) => text.includes('from jobs'))

  const searches = plans.flatMap(({ steps }) => steps.filter(step => /\bjobs\b/.test(step)))
  const ended = 'SEARCH jobs USING INDEX jobs_finished (state=? AND finished_at>?)'
  expect(searches).toEqual(['SEARCH jobs USING INDEX jobs_waiting (kind=?)', ended, ended])
})

it('trains the spam filter on long comments with the same statements as on short ones', async () => {
  const texts = noteStatements()
  const service = await startService({ config: { moderation: 'all' } })
  const moderator = await signInModerator(service)
  const short = await write(service, { name: 'Ada', body: 'Thank you.' })
  const long = await write(service, { name: 'Bea', body: manyWords })
  await decideTwice(short.id)
  const before = texts()

  await decideTwice(long.id)

  const others = texts().difference(before)
  expect([...others].filter(text => text.includes('filter_tokens'))).toEqual([])

  async function decideTwice(id: string): Promise<void> {
    await moderator.decide(id, 'approved')
    await service.settle()
    await moderator.decide(id, 'spam')
    await service.settle()
  }
})

const manyWords = Array.from({ length: 150 }, (_, number) => `word${number}`).join(' ')

/** https://sqlite.org/eqp.html: a SCAN with an index reads all of it, too. */
function isWalk(step: string): boolean {
  return growing.some(table => step === `SCAN ${table}` || step.startsWith(`SCAN ${table} `))
}
