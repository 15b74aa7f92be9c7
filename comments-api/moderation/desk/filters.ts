import { z } from 'zod'
import { CommentStatus } from '../../comments/status.ts'
import { ThreadQuery } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { always, type Query, sql } from '../../storage/sql.ts'

const Text = z.string().max(200).default('')

/** What of all comments is asked for. Empty means any. */
export const Filters = z.object({
  status: z.enum([...CommentStatus.options, 'all']).default('pending'),
  /** Words of the comment. */
  words: Text,
  /** Part of a name, a mail address or a website. */
  author: Text,
  /** A comment: those of the same author. */
  by: Text,
  /** A thread's id or a part of one. */
  thread: Text,
  /** A network as it is stored, or the beginning of one. */
  network: Text,
})
export type Filters = z.infer<typeof Filters>

/** Whoever edits the address lands on the first page. */
export const Cursor = ThreadQuery.shape.cursor.unwrap().nullable().default(null).catch(null)

export const DeskQuery = Filters.extend({ cursor: Cursor })
export type DeskQuery = z.infer<typeof DeskQuery>

const plain: Readonly<Record<string, unknown>> = Filters.parse({})

export function isSearch(asked: Filters): boolean {
  const { words, author, by, thread, network } = asked
  return [words, author, by, thread, network].some(text => text.trim() !== '')
}

/** As the address of the same page: only what differs from the plain desk. */
export function toSearch(asked: Filters & { readonly cursor?: string | null }): URLSearchParams {
  const named = Object.entries({ ...asked }).filter(
    ([name, value]) => value !== null && value !== '' && value !== plain[name],
  )
  return new URLSearchParams(named.map(([name, value]) => [name, String(value)]))
}

/** What an index leads to, and what every comment has to be read for; `null` when nothing has. */
export type Conditions = { readonly indexed: Query; readonly read: Query | null }

export async function conditionsFor(database: Database, asked: Filters): Promise<Conditions> {
  const { status, words, author, by, network } = asked
  const { author_name, author_email, author_url, body } = columns
  const places = [await inThread(database, asked.thread.trim()), fromNetwork(network.trim())]
  const indexed = [
    status === 'all' ? always : sql`comments.status = ${status}`,
    bySameAuthor(by.trim()),
    ...places.flatMap(place => place.indexed ?? []),
  ]
  const read = [
    ...contains([body], words),
    ...contains([author_name, author_email, author_url], author),
    ...places.flatMap(place => place.read ?? []),
  ]
  return {
    indexed: sql.join(indexed, ' and '),
    read: read.length === 0 ? null : sql.join(read, ' and '),
  }
}

const columns = {
  body: sql`comments.body`,
  author_name: sql`comments.author_name`,
  author_email: sql`comments.author_email`,
  author_url: sql`comments.author_url`,
} as const

/**
 * Both engines fold the case of ASCII; what they do with other letters differs, so such a text is looked for
 * as typed, in small and in capital letters, and with a capital first.
 */
function contains(columns: readonly Query[], text: string): Query[] {
  const trimmed = text.trim()
  if (trimmed === '') return []
  const small = trimmed.toLowerCase()
  const isAscii = /^[\x20-\x7e]*$/.test(trimmed)
  const spellings = isAscii
    ? [small]
    : [...new Set([small, trimmed, trimmed.toUpperCase(), capitalised(small)])]
  const places = columns.flatMap(column =>
    spellings.map(spelling =>
      like(isAscii ? sql`lower(${column})` : column, `%${literal(spelling)}%`),
    ),
  )
  return [sql`(${sql.join(places, ' or ')})`]
}

function capitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}

function like(column: Query, pattern: string): Query {
  return sql`${column} like ${pattern} escape '\\'`
}

/** `%` and `_` stand for themselves. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** Matches the mail address where there is one, else the name: what the service itself trusts by. */
function bySameAuthor(comment: string): Query {
  if (comment === '') return always
  const of = (column: Query) => sql`(select ${column} from comments where id = ${comment})`
  return sql`
    (comments.author_email = ${of(sql`author_email`)}
      or (comments.author_email is null
        and ${of(sql`author_email`)} is null
        and comments.author_key = ${of(sql`author_key`)}))`
}

type Found = { readonly indexed?: Query; readonly read?: Query }

async function inThread(database: Database, thread: string): Promise<Found> {
  if (thread === '') return {}
  const known = await database.all(sql`select 1 from threads where id = ${thread}`)
  if (known.length > 0) return { indexed: sql`comments.thread = ${thread}` }
  return { read: like(sql`lower(comments.thread)`, `%${literal(thread.toLowerCase())}%`) }
}

const wholeNetwork = 22

function fromNetwork(network: string): Found {
  if (network === '') return {}
  if (network.length === wholeNetwork) return { indexed: sql`comments.network = ${network}` }
  return { read: like(sql`comments.network`, `${literal(network)}%`) }
}
