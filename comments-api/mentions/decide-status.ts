import type { Verdict } from '../comments/comment.ts'
import type { Mention } from '../comments/mentions/mention.ts'
import type { CommentStatus } from '../comments/status.ts'
import { decideStatus, type Policy } from '../comments/submitting/decide-status.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'

type Needs = { readonly database: Database; readonly policy: Policy }

/**
 * Every mention is moderated at first, even if comments are not, because anybody can have a page that links here. If
 * first comments are held, an author with an approved mention from the same site is trusted.
 */
export async function decideMention(
  { database, policy }: Needs,
  mention: Mention,
  verdict: Verdict,
): Promise<CommentStatus> {
  const isTrusted = () => isKnown(database, mention)
  return decideStatus(verdict, { policy: policy === 'none' ? 'first' : policy, isTrusted })
}

/**
 * Compares both site and author: a bridge carries the words of thousands, and anybody can use any name on their own
 * site. The mention itself does not count, so changed words are held again.
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
