import { type ActionNeeds, act } from '../comments/changes/act.ts'
import type { Comment } from '../comments/comment.ts'
import { forgetSitesOfNobody } from '../comments/latest-post.ts'
import { eraseOwnComment } from '../comments/own/erase-own.ts'
import { findComment, isAsSeen, rewriteComment } from '../comments/store.ts'
import { containsText } from '../storage/like.ts'
import { type Query, sql } from '../storage/sql.ts'
import { isBy, type Person } from './person.ts'

type Needs = ActionNeeds & {
  /** The name under which kept words are shown, in the site's language. */
  readonly anonymous: string
}

/**
 * Removes a person's name, address and website, and what was noted of how they sent, from everything that is stored.
 * Their words stay without a name, or are deleted too. Pages that contain them follow, because the thread's version
 * rises and the event asks for a build. Returns the number of their comments.
 */
export async function erasePerson(
  needs: Needs,
  person: Person,
  words: 'keep words' | 'delete words',
): Promise<number> {
  const comments = await needs.database.all<{ readonly id: string }>(
    sql`select id from comments where ${isBy(person)} order by created_at, id`,
  )
  for (const { id } of comments) await eraseComment(needs, id, words)
  await needs.database.batch([forgetSitesOfNobody, forgetCaughtMails])
  if (person.kind === 'address') await needs.database.batch(forgetAddress(person.address))
  return comments.length
}

/**
 * Tries again if somebody decided on the comment or edited it in the meantime. Its traces are forgotten in the same
 * batch: if erasing is cut short and called again, a comment without its address is not found any more.
 */
async function eraseComment(
  erasing: Needs,
  id: string,
  words: 'keep words' | 'delete words',
): Promise<void> {
  const needs = { ...erasing, alongside: () => forgetTraces(id) }
  for (let isDone = false; !isDone; ) {
    const comment = await findComment(needs.database, id)
    if (!comment) return
    const isKept = words === 'keep words' && comment.status !== 'deleted'
    isDone = isKept ? await makeNobodys(needs, comment) : await eraseOwnComment(needs, comment)
  }
}

async function makeNobodys(needs: Needs, comment: Comment): Promise<boolean> {
  const { id, thread, status } = comment
  const { isOwner } = comment.author
  const author = { name: needs.anonymous, email: null, url: null, isOwner, isConfirmed: false }
  const latestPost = { isWanted: false, shown: null }
  const after = { ...comment, author, latestPost, revision: comment.revision + 1 }
  const { isDone } = await act(needs, {
    event: {
      type: 'comment-edited',
      comment: id,
      thread,
      by: 'moderator',
      from: status,
      status,
      reasons: [],
    },
    happens: isAsSeen(comment),
    shows: status === 'approved' ? 0 : null,
    changes: [rewriteComment(comment, after, undefined)],
  })
  return isDone
}

/**
 * Forgets what was noted beside a comment: how it was sent, how its author can edit it, and how repetitions are
 * recognised.
 */
function forgetTraces(comment: string): Query[] {
  return [
    // The reasons may contain words of the comment.
    sql`
      update comments
      set network = null, edit_hash = null, reasons = '[]'
      where id = ${comment}`,
    sql`delete from submissions where comment = ${comment}`,
    ...forgetWords(comment),
    sql`delete from mailed_links where comment = ${comment}`,
  ]
}

/**
 * Mails that were shown on this machine instead of being sent. They quote comments, even of authors who have since
 * deleted them, and nobody needs them.
 */
const forgetCaughtMails = sql`delete from caught_mails`

/**
 * Finds the rows in `shingles` by the four smallest numbers in the row of `sketches`, because there is no index from a
 * comment to them.
 */
function forgetWords(comment: string): Query[] {
  const numbers = ['first', 'second', 'third', 'fourth'].map(
    place => sql`select ${sql.ref(place)} from sketches where comment = ${comment}`,
  )
  return [
    sql`
      delete from shingles
      where comment = ${comment} and shingle in (${sql.join(numbers, ' union all ')})`,
    sql`delete from sketches where comment = ${comment}`,
  ]
}

/** Forgets what is stored by the address itself, and errors that quote it, as mail servers do. */
function forgetAddress(address: string): Query[] {
  const isQuoted = containsText(sql`lower(last_error)`, address)
  return [
    sql`
      delete from owed_replies
      where subscription in (select id from subscriptions where email = ${address})`,
    sql`delete from subscriptions where email = ${address}`,
    sql`update events set last_error = null where ${isQuoted}`,
    sql`update jobs set last_error = null where ${isQuoted}`,
  ]
}
