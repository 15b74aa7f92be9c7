import { z } from 'zod'
import { CommentStatus } from '../../comments/status.ts'
import { ThreadQuery } from '../../contract/thread.ts'
import type { Database } from '../../storage/database.ts'
import { containsText, startsWithText } from '../../storage/like.ts'
import { type Query, sql } from '../../storage/sql.ts'
import { chooseWay, nowhere, type Way, wayBy, wayToAuthor } from './ways.ts'

const Text = z.string().max(200).default('')

/** Which comments are asked for. An empty text means any. */
export const Filters = z.object({
  status: z.enum([...CommentStatus.options, 'all']).default('pending'),
  /** Words of the comment. */
  words: Text,
  /** Part of a name, a mail address or a website. */
  author: Text,
  /** The id of a comment, to find all comments of its author. */
  by: Text,
  /** The id of a thread, or part of one. */
  thread: Text,
  /** A network as it is stored, or its beginning. */
  network: Text,
})
export type Filters = z.infer<typeof Filters>

/** An invalid cursor, perhaps from an edited address, means the first page. */
export const Cursor = ThreadQuery.shape.cursor.unwrap().nullable().default(null).catch(null)

export const DeskQuery = Filters.extend({ cursor: Cursor })
export type DeskQuery = z.infer<typeof DeskQuery>

const plain: Readonly<Record<string, unknown>> = Filters.parse({})

export function isSearch(asked: Filters): boolean {
  const { words, author, by, thread, network } = asked
  return [words, author, by, thread, network].some(text => text.trim() !== '')
}

/** The query of the page's address. Holds only what differs from the plain desk. */
export function toSearch(asked: Filters & { readonly cursor?: string | null }): URLSearchParams {
  const named = Object.entries({ ...asked }).filter(
    ([name, value]) => value !== null && value !== '' && value !== plain[name],
  )
  return new URLSearchParams(named.map(([name, value]) => [name, String(value)]))
}

/**
 * A condition that one index can answer, and a condition that must be checked for each comment found. The latter is
 * `null` if there is none.
 */
export type Conditions = { readonly indexed: Query; readonly read: Query | null }

export async function conditionsFor(database: Database, asked: Filters): Promise<Conditions> {
  const { status, words, author, by, network } = asked
  const { author_name, author_email, author_url, body } = columns
  const places = [fromNetwork(network.trim()), await inThread(database, asked.thread.trim())]
  // The way that usually leads to the fewest comments comes first.
  const ways = [
    ...(await bySameAuthor(database, by.trim())),
    ...places.flatMap(place => place.way ?? []),
    ...(status === 'all' ? [] : [wayBy('status', status)]),
  ]
  const way = await chooseWay(database, ways)
  const read = [
    ...ways.filter(other => other !== way).map(({ beside }) => beside),
    ...contains([body], words),
    ...contains([author_name, author_email, author_url], author),
    ...places.flatMap(place => place.read ?? []),
  ]
  return { indexed: way.along, read: read.length === 0 ? null : sql.join(read, ' and ') }
}

const columns = {
  body: sql`comments.body`,
  author_name: sql`comments.author_name`,
  author_email: sql`comments.author_email`,
  author_url: sql`comments.author_url`,
} as const

/**
 * Both engines ignore the case of ASCII letters only, and treat others differently. So a text with other letters is
 * searched for as it was typed, in lower case, in upper case, and with a capital first.
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
    spellings.map(spelling => containsText(isAscii ? sql`lower(${column})` : column, spelling)),
  )
  return [sql`(${sql.join(places, ' or ')})`]
}

function capitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}

type Known = { readonly email: string | null; readonly key: string }

/** Compares the mail address or, without one, the name. The service trusts authors by the same. */
async function bySameAuthor(database: Database, comment: string): Promise<Way[]> {
  if (comment === '') return []
  const [author] = await database.all<Known>(sql`
    select author_email as email, author_key as key
    from comments
    where id = ${comment}`)
  return [author ? wayToAuthor(author) : nowhere]
}

type Found = { readonly way?: Way; readonly read?: Query }

async function inThread(database: Database, thread: string): Promise<Found> {
  if (thread === '') return {}
  const known = await database.all(sql`select 1 from threads where id = ${thread}`)
  if (known.length > 0) return { way: wayBy('thread', thread) }
  return { read: containsText(sql`lower(comments.thread)`, thread.toLowerCase()) }
}

const wholeNetwork = 22

function fromNetwork(network: string): Found {
  if (network === '') return {}
  if (network.length === wholeNetwork) return { way: wayBy('network', network) }
  return { read: startsWithText(sql`comments.network`, network) }
}
