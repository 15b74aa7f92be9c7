import { readReasons } from '../comments/reasons.ts'
import { type CommentRow, commentColumns, readComment } from '../comments/store.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import { isBy, type Person } from './person.ts'

/** Everything that is stored about a person, for them to read: their own words, and nobody else's. */
export async function exportPerson(database: Database, person: Person): Promise<PersonalCopy> {
  const comments = await readComments(database, person)
  const subscriptions = person.kind === 'address' ? await findWishes(database, person.address) : []
  return { comments, subscriptions }
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

type Row = CommentRow & { readonly network: string | null; readonly reasons: string }

async function readComments(database: Database, person: Person) {
  const rows = await database.all<Row>(sql`
    select ${commentColumns}, comments.network, comments.reasons
    from comments
    where ${isBy(person)}
    order by created_at, id`)
  return rows.map(copyOf)
}

/** With what was noted of how it was sent: a keyed hash of the network, and what the judge found. */
function copyOf(row: Row) {
  const { id, thread, author, body, status, createdAt, editedAt, latestPost } = readComment(row)
  const { name, email, url: website, isConfirmed } = author
  const written = { id, thread, name, email, isConfirmed, website, words: body, status }
  const noted = { network: row.network, reasons: readReasons(row.reasons) }
  return { ...written, latestPost, createdAt, editedAt, ...noted }
}
