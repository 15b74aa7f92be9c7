import type { ThreadId } from '../../contract/ids.ts'
import type { Database } from '../../storage/database.ts'
import { makeToken } from '../../tokens.ts'
import type { Comment, Submission } from '../comment.ts'
import { parentMistake } from '../fields/normalise.ts'
import { ownersNameMistakes } from '../fields/owners-name.ts'
import { refuseMistakes } from '../fields/refuse-mistakes.ts'
import type { Needs } from '../needs.ts'
import { editHash } from '../own-comment.ts'
import { wasApprovedBefore } from '../store.ts'
import { openThread, type Thread } from '../threads/thread.ts'
import { canBeAnswered } from './answered.ts'
import type { Circumstances } from './circumstances.ts'
import { composeComment } from './compose.ts'
import { decideStatus } from './decide-status.ts'
import { requireVerdict } from './judgement.ts'
import { readSubmission } from './read-submission.ts'
import { againIfUsedUp, type UsedUp, usedUp } from './repeats.ts'
import { storeComment } from './store-comment.ts'

/** A request's body, still unchecked, and what we know about where it came from. */
type Sent = { readonly body: unknown; readonly circumstances: Circumstances }

/** `version` is the thread's new version if the comment was approved, `null` if it is held. */
export type Accepted = {
  readonly comment: Comment
  readonly thread: Thread
  readonly version: number | null
  readonly editToken: string | null
}

export async function submitComment(
  needs: Needs,
  threadId: ThreadId,
  { body, circumstances }: Sent,
): Promise<Accepted> {
  const thread = await openThread(needs, threadId)
  const submission = await requireSubmission(needs.database, thread, body)
  return againIfUsedUp(() => accept(needs, { submission, thread, circumstances }))
}

type Submitted = {
  readonly submission: Submission
  readonly thread: Thread
  readonly circumstances: Circumstances
}

async function accept(
  needs: Needs,
  { submission, thread, circumstances }: Submitted,
): Promise<Accepted | UsedUp> {
  const { verdict, remember } = requireVerdict(await needs.judge(submission, thread, circumstances))
  const isTrusted = () => wasApprovedBefore(needs.database, submission.author)
  const status = await decideStatus(verdict, { policy: needs.policy, isTrusted })
  const comment = composeComment(submission, thread, { status, world: needs.world })
  const edit = admitAuthor(needs, comment)
  const version = await storeComment(needs, comment, {
    verdict,
    network: circumstances.network,
    editHash: edit.hash,
    subscribe: submission.subscribe,
    alongside: remember(comment),
  })
  if (version === usedUp) return usedUp
  return { comment, thread, version, editToken: edit.token }
}

/** Returns what was sent as a submission, or throws the problem that lists all its mistakes. */
async function requireSubmission(
  database: Database,
  thread: Thread,
  body: unknown,
): Promise<Submission> {
  const { submission, mistakes } = readSubmission(body, thread.wording)
  const isParentGood = await canBeAnswered(database, thread, submission.parent)
  refuseMistakes([
    ...mistakes,
    ...ownersNameMistakes(submission.author, thread),
    ...(isParentGood ? [] : [parentMistake(thread.wording)]),
  ])
  return submission
}

/** Whoever has the token may edit the comment for a while; only its hash is stored. */
function admitAuthor({ world, secret, editWindow }: Needs, { id }: Comment) {
  if (editWindow === 0) return { token: null, hash: null }
  const token = makeToken(world)
  return { token, hash: editHash(secret, { id, token }) }
}
