import { createHmac } from 'node:crypto'
import type { ThreadId } from '../contract/ids.ts'
import { Problem } from '../contract/problems.ts'
import type { NewComment } from '../contract/submission.ts'
import type { Event } from '../events/event.ts'
import { record } from '../events/record.ts'
import { type Database, UniqueViolation } from '../storage/database.ts'
import { always, insert, never, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { type Comment, reasonsOf, type Submission, type Verdict } from './comment.ts'
import { composeComment } from './compose.ts'
import { decideStatus, type Policy } from './decide-status.ts'
import { normalise } from './normalise.ts'
import { findComment, insertComment, insertThread, isTrusted, raiseVersion } from './store.ts'
import { openThread, type Thread, type Threads } from './thread.ts'

export type Judge = (submission: Submission, thread: Thread) => Promise<Verdict> | Verdict

export type Needs = {
  readonly database: Database
  readonly threads: Threads
  readonly world: World
  readonly judge: Judge
  readonly policy: Policy
  readonly secret: string
}

/** `version` is the thread's after an approved comment, `null` after a held one. */
export type Accepted = {
  readonly comment: Comment
  readonly thread: Thread
  readonly version: number | null
}

export async function submitComment(
  needs: Needs,
  threadId: ThreadId,
  sent: NewComment,
): Promise<Accepted> {
  const thread = await openThread(needs, threadId)
  const submission = normalise(sent, thread.wording)
  await requireParent(needs.database, submission, thread)
  const verdict = await needs.judge(submission, thread)
  const trusted = await isTrusted(needs.database, submission.author)
  const status = decideStatus(verdict, { policy: needs.policy, isTrusted: trusted })
  const comment = composeComment(submission, thread, { status, world: needs.world })
  const version = await store(needs, comment, verdict)
  return { comment, thread, version }
}

/** Held, deleted and unknown parents answer alike: nobody learns from here that a held comment exists. */
async function requireParent(
  database: Database,
  { parent }: Submission,
  thread: Thread,
): Promise<void> {
  if (parent === null) return
  const above = await findComment(database, parent)
  if (above?.status === 'approved' && above.thread === thread.id) return
  const message = thread.wording.mistakes['parent-gone']
  throw new Problem('invalid-fields', { fields: [{ field: 'parent', message }] })
}

async function store(needs: Needs, comment: Comment, verdict: Verdict): Promise<number | null> {
  const isPublic = comment.status === 'approved'
  try {
    const [, raised] = await needs.database.batch([
      insertThread(comment.thread),
      raiseVersion(comment.thread, 1, isPublic ? always : never),
      forgetOldDigests(needs.world),
      rememberDigest(needs, comment),
      insertComment(comment, reasonsOf(verdict)),
      record(submitted(comment, verdict), needs.world),
    ])
    return raised[0]?.version ?? null
  } catch (error) {
    if (error instanceof UniqueViolation) throw new Problem('duplicate-comment', { cause: error })
    throw error
  }
}

function submitted(comment: Comment, verdict: Verdict): Event {
  return {
    type: 'comment-submitted',
    comment: comment.id,
    thread: comment.thread,
    status: comment.status,
    reasons: [...reasonsOf(verdict)],
  }
}

const repeatsAreRefusedFor = 24 * 60 * 60 * 1000

function forgetOldDigests(world: World): Query {
  const cutoff = new Date(world.now() - repeatsAreRefusedFor).toISOString()
  return sql`delete from submissions where created_at < ${cutoff}`
}

/** The second of two equal submissions, even at the same moment, breaks the unique key and its whole batch. Keyed, so that the table betrays no words. */
function rememberDigest({ secret }: Needs, comment: Comment): Query {
  const { thread, parent, author, body, createdAt } = comment
  const words = JSON.stringify([thread, parent, author.name, author.email, author.url, body])
  const digest = createHmac('sha256', secret).update(`submission\n${words}`).digest('base64url')
  return insert('submissions', { digest, created_at: createdAt })
}
