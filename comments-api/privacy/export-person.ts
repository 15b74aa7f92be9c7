import type { Comment } from '../comments/comment.ts'
import { readReasons } from '../comments/reasons.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import { findCommentsOf, isBy, type Person } from './person.ts'

/** Everything that is stored about a person, for them to read: their own words, and nobody else's. */
export async function exportPerson(database: Database, person: Person): Promise<PersonalCopy> {
  const comments = await findCommentsOf(database, person)
  const subscriptions = person.kind === 'address' ? await findWishes(database, person.address) : []
  const beside = await findBeside(database, person)
  return {
    comments: comments.map(comment => copyOf(comment, beside.get(comment.id) ?? nothing)),
    subscriptions,
  }
}

/** What was noted of how a comment was sent: a keyed hash of the network, and what the judge found. */
type Beside = { readonly network: string | null; readonly reasons: readonly string[] }
const nothing: Beside = { network: null, reasons: [] }

type Row = { readonly id: string; readonly network: string | null; readonly reasons: string }

async function findBeside(database: Database, person: Person): Promise<Map<string, Beside>> {
  const rows = await database.all<Row>(sql`
    select id, network, reasons
    from comments
    where ${isBy(person)}`)
  return new Map(
    rows.map(({ id, network, reasons }) => [id, { network, reasons: readReasons(reasons) }]),
  )
}

type Wish = { readonly thread: string; readonly since: string }
type PersonalCopy = {
  readonly comments: readonly ReturnType<typeof copyOf>[]
  /** The threads whose replies are mailed to them. */
  readonly subscriptions: readonly Wish[]
}

function findWishes(database: Database, address: string): Promise<Wish[]> {
  return database.all<Wish>(sql`
    select thread, created_at as since
    from subscriptions
    where email = ${address}
    order by created_at, id`)
}

function copyOf(
  { id, thread, author, body, status, createdAt, editedAt, latestPost }: Comment,
  beside: Beside,
) {
  const { name, email, url: website, isConfirmed } = author
  const written = { id, thread, name, email, isConfirmed, website, words: body, status }
  return { ...written, latestPost, createdAt, editedAt, ...beside }
}
