import type { CommentId, ThreadId } from '../../contract/ids.ts'
import { type Challenge, type FieldProblem, Problem } from '../../contract/problems.ts'
import { record } from '../../events/record.ts'
import type { Database } from '../../storage/database.ts'
import { always, type Query } from '../../storage/sql.ts'
import { makeToken } from '../../tokens.ts'
import type { World } from '../../world.ts'
import type { ActionNeeds } from '../changes/act.ts'
import { type Comment, reasonsOf, type Submission, type Verdict } from '../comment.ts'
import { type Normalised, parentMistake } from '../fields/normalise.ts'
import { isOwnersName } from '../fields/owners-name.ts'
import { refuseMistakes } from '../fields/refuse-mistakes.ts'
import { editHash } from '../own-comment.ts'
import { codeOf } from '../reasons.ts'
import { findComment, insertComment, isTrusted } from '../store.ts'
import { countPublished, insertThread } from '../thread-version.ts'
import { openThread, type Thread, type Threads } from '../threads/thread.ts'
import type { Circumstances } from './circumstances.ts'
import { composeComment } from './compose.ts'
import { decideStatus, type Policy } from './decide-status.ts'
import { readSubmission } from './read-submission.ts'
import { againIfUsedUp, storeUnlessRepeated } from './repeats.ts'

export type Judge = (
  submission: Submission,
  thread: Thread,
  circumstances: Circumstances,
) => Promise<Judgement>

/** A verdict or, where work would lift every doubt, what is to be worked out first. */
export type Judgement = Judged | { readonly kind: 'work'; readonly challenge: Challenge }

export type Judged = {
  readonly kind: 'judged'
  readonly verdict: Verdict
  /** What the judge wants to recognise again, for the batch that stores the comment. */
  readonly remember: (comment: Comment) => readonly Query[]
}

export type Needs = {
  readonly database: Database
  readonly threads: Threads
  readonly world: World
  readonly judge: Judge
  readonly policy: Policy
  readonly secret: string
  /** How long an author may change a comment, in milliseconds. */
  readonly editWindow: number
}

/** `version` is the thread's after an approved comment, `null` after a held one. */
export type Accepted = {
  readonly comment: Comment
  readonly thread: Thread
  readonly version: number | null
  readonly editToken: string | null
}

/** A request's body, whatever it is, and what its connection tells. */
type Sent = { readonly body: unknown; readonly circumstances: Circumstances }

export async function submitComment(
  needs: Needs,
  threadId: ThreadId,
  { body, circumstances }: Sent,
): Promise<Accepted> {
  const thread = await openThread(needs, threadId)
  const submission = await requireGood(needs.database, thread, readSubmission(body, thread.wording))
  return againIfUsedUp(() => judgeAndStore(needs, { submission, thread, circumstances }))
}

type Good = {
  readonly submission: Submission
  readonly thread: Thread
  readonly circumstances: Circumstances
}

async function judgeAndStore(
  needs: Needs,
  { submission, thread, circumstances }: Good,
): Promise<Accepted> {
  const judgement = await needs.judge(submission, thread, circumstances)
  const { verdict, remember } = requireVerdict(judgement)
  const trusted = await isTrusted(needs.database, submission.author)
  const status = decideStatus(verdict, { policy: needs.policy, isTrusted: trusted })
  const comment = composeComment(submission, thread, { status, world: needs.world })
  const alongside = () => remember(comment)
  const edit = admitAuthor(needs, comment)
  const noted = {
    verdict,
    network: circumstances.network,
    editHash: edit?.hash ?? null,
    subscribe: submission.subscribe,
  }
  const version = await storeNew({ ...needs, alongside }, comment, noted)
  return { comment, thread, version, editToken: edit?.token ?? null }
}

/** What the judge asks for is the sender's turn. */
export function requireVerdict(judgement: Judgement): Judged {
  if (judgement.kind === 'judged') return judgement
  throw new Problem('proof-of-work-required', { challenge: judgement.challenge })
}

/** Whoever has the token may change the comment for a while. */
function admitAuthor({ world, secret, editWindow }: Needs, { id }: Comment) {
  if (editWindow === 0) return null
  const token = makeToken(world)
  return { token, hash: editHash(secret, { id, token }) }
}

/** The submission, or the problem that lists all its mistakes. */
async function requireGood(
  database: Database,
  thread: Thread,
  { submission, mistakes }: Normalised,
): Promise<Submission> {
  const isParentGood = await canBeAnswered(database, submission.parent, thread)
  const fields = [
    ...mistakes,
    ...nameMistakes(submission, thread),
    ...(isParentGood ? [] : [parentMistake(thread.wording)]),
  ]
  refuseMistakes(fields)
  return submission
}

/** Only the owner's own sign-in can write as the owner. */
export function nameMistakes({ author }: Submission, { owners, wording }: Thread): FieldProblem[] {
  if (!isOwnersName(author.name, owners)) return []
  return [{ field: 'author.name', message: wording.mistakes['name-owners'] }]
}

export async function canBeAnswered(
  database: Database,
  parent: CommentId | null,
  thread: Thread,
): Promise<boolean> {
  if (parent === null) return true
  const above = await findComment(database, parent)
  return above?.status === 'approved' && above.thread === thread.id
}

type Noted = {
  readonly verdict: Verdict
  readonly network: string | null
  readonly editHash: string | null
  readonly subscribe: boolean
}

/** Answers with the thread's version where readers see the comment at once, and with `null` where they do not. */
export async function storeNew(
  needs: ActionNeeds & Pick<Needs, 'secret'>,
  comment: Comment,
  { verdict, subscribe, ...noted }: Noted,
): Promise<number | null> {
  const isPublic = comment.status === 'approved'
  const [counted] = await storeUnlessRepeated(needs, { comment, condition: always }, digests =>
    needs.database.batch([
      isPublic ? countPublished(comment.thread) : insertThread(comment.thread),
      ...digests,
      insertComment(comment, { reasons: reasonsOf(verdict), ...noted }),
      record({ ...submitted(comment, verdict), subscribe }, needs.world),
      ...(needs.alongside?.(always) ?? []),
    ]),
  )
  return counted[0]?.version ?? null
}

function submitted(comment: Comment, verdict: Verdict) {
  return {
    type: 'comment-submitted',
    comment: comment.id,
    thread: comment.thread,
    status: comment.status,
    reasons: reasonsOf(verdict).map(codeOf),
  } as const
}
