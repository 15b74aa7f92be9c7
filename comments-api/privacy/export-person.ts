import type { Comment } from '../comments/comment.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import { findCommentsOf, type Person } from './person.ts'

/** All that is kept about a person, for them to read: a copy of their own words, and of nobody else's. */
export async function exportPerson(database: Database, person: Person): Promise<PersonalCopy> {
  const comments = await findCommentsOf(database, person)
  const subscriptions = person.kind === 'address' ? await findWishes(database, person.address) : []
  return { comments: comments.map(copyOf), subscriptions }
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

function copyOf({ id, thread, author, body, status, createdAt, editedAt }: Comment) {
  const { name, email, url } = author
  return { id, thread, name, email, website: url, words: body, status, createdAt, editedAt }
}
