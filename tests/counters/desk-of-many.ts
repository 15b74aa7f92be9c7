import { DeskQuery } from '../../comments-api/moderation/desk/filters.ts'
import { type Queue, readQueue } from '../../comments-api/moderation/desk/queue.ts'
import { type DatabaseAddress, openDatabase } from '../../comments-api/storage/open.ts'
import { sql } from '../../comments-api/storage/sql.ts'
import { archivedComment, header, takeIn } from '../comments-api/archives.ts'
import { keptThreads } from '../comments-api/kept-threads.ts'

const networks = { few: 'few'.padEnd(22, '.'), many: 'many'.padEnd(22, '.') }

/** More than one batch of a search, approved and pending, with three comments of another author among them. */
export async function fillDesk(database: DatabaseAddress): Promise<void> {
  const lines = Array.from({ length: 4_400 }, (_, number) => ({
    ...archivedComment,
    id: `archived${number}`,
    thread: 'rome',
    author: { name: 'Ada', email: 'ada@example.org' },
    status: number % 2 === 0 ? 'approved' : 'pending',
    ...([1_000, 2_000, 3_000].includes(number) ? few : {}),
  }))
  await takeIn({ config: { database } }, [header, ...lines])
  const opened = await openDatabase(database, { threads: keptThreads })
  await opened.batch([
    sql`update comments set network = ${networks.many} where thread = 'rome'`,
    sql`update comments set network = ${networks.few} where thread = 'oslo'`,
  ])
  await opened.close()
}

const few = { thread: 'oslo', author: { name: 'Bo', email: 'bo@example.org' } }

export const fewComments = [
  { thread: 'oslo' },
  { network: networks.few },
  { by: 'archived1000' },
  { thread: 'rome', network: networks.few },
  { network: networks.many, by: 'archived1000' },
  { network: networks.few, words: 'kept' },
]

export const manyComments = [
  { thread: 'rome' },
  { network: networks.many },
  { by: 'archived1' },
  { thread: 'rome', network: networks.many, by: 'archived1' },
  { thread: 'rome', words: 'kept' },
]

export async function listOnDesk(address: DatabaseAddress, asked: object): Promise<Queue> {
  const database = await openDatabase(address, { threads: keptThreads })
  const queue = await readQueue(database, DeskQuery.parse(asked))
  await database.close()
  return queue
}
