import type { Verdict } from '../comments/comment.ts'
import type { Mention } from '../comments/mentions/mention.ts'
import type { CommentStatus } from '../comments/status.ts'
import { decideStatus, type Policy } from '../comments/submitting/decide-status.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'

type Needs = { readonly database: Database; readonly policy: Policy }

/**
 * Every mention begins in moderation, also where comments do not: anybody can have a page that links here. Whoever was
 * approved once, on the same site, is trusted where first comments are trusted after one.
 */
export async function decideMention(
  { database, policy }: Needs,
  mention: Mention,
  verdict: Verdict,
): Promise<CommentStatus> {
  const isTrusted = await isKnown(database, mention)
  return decideStatus(verdict, { policy: policy === 'none' ? 'first' : policy, isTrusted })
}

/**
 * By site and author together: a site may carry the words of thousands, as a bridge does, and anybody can write
 * somebody's name on a site of their own. This very mention is no witness, so changed words wait again.
 */
async function isKnown(database: Database, { id, source, author }: Mention): Promise<boolean> {
  if (source === null || author === null || author.url === null) return false
  const place = new URL('/', source).href
  const known = await database.all(sql`
    select 1
    from mentions
    where status = 'approved'
      and id <> ${id}
      and author = ${author.name}
      and author_url = ${author.url}
      and substr(source, 1, ${place.length}) = ${place}
    limit 1`)
  return known.length > 0
}
