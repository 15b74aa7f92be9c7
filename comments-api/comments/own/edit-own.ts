import { readEdit, revise, storeEdit, withWish } from '../changes/edit.ts'
import { type Comment, reasonsOf, type Submission } from '../comment.ts'
import { ownersNameMistakes } from '../fields/owners-name.ts'
import { refuseMistakes } from '../fields/refuse-mistakes.ts'
import type { Needs } from '../needs.ts'
import { isAsSeen, wasApprovedBefore } from '../store.ts'
import type { Circumstances } from '../submitting/circumstances.ts'
import { decideStatus } from '../submitting/decide-status.ts'
import { type Judged, requireVerdict } from '../submitting/judgement.ts'
import { readSentEdit } from '../submitting/read-submission.ts'
import { againIfUsedUp, forgetDigest, storeUnlessRepeated, usedUp } from '../submitting/repeats.ts'
import { openThread } from '../threads/thread.ts'

type Sent = { readonly body: unknown; readonly circumstances: Circumstances }

/** `version` is the thread's new version, if readers see a difference. */
export type EditedOwn = { readonly comment: Comment; readonly version: number | null }

/**
 * An edit by the comment's author, judged as if it were new. `null` if the comment is no longer what the caller saw.
 */
export async function editOwnComment(
  needs: Needs,
  comment: Comment,
  { body, circumstances }: Sent,
): Promise<EditedOwn | null> {
  const thread = await openThread(needs, comment.thread)
  const edit = readSentEdit(body, thread.wording)
  const { submission, mistakes } = readEdit(comment, edit, thread.wording)
  refuseMistakes([...mistakes, ...ownersNameMistakes(submission.author, thread)])
  if (isSame(comment, submission)) return setWish(needs, comment, submission)
  return againIfUsedUp(async () => {
    const judged = requireVerdict(await needs.judge(submission, thread, circumstances))
    const after = await decide(needs, { comment, submission, judged })
    const stored = await store(needs, { comment, after, judged })
    if (stored === usedUp) return usedUp
    const { isDone, version } = stored
    return isDone ? { comment: after, version } : null
  })
}

/** Whether the latest post is shown does not matter to the judge, and readers are not told of it as an edit. */
async function setWish(
  needs: Needs,
  comment: Comment,
  submission: Submission,
): Promise<EditedOwn | null> {
  const isWanted = submission.latestPost
  if (isWanted === comment.latestPost.isWanted) return { comment, version: null }
  const after = withWish(comment, isWanted ? 'wanted' : 'unwanted')
  const { isDone, version } = await storeEdit(needs, { before: comment, after, by: 'author' })
  return isDone ? { comment: after, version } : null
}

function isSame({ author, body }: Comment, submission: Submission): boolean {
  const { name, email, url } = submission.author
  const isSameAuthor = name === author.name && email === author.email && url === author.url
  return isSameAuthor && body === submission.body
}

type Sentence = {
  readonly comment: Comment
  readonly submission: Submission
  readonly judged: Judged
}

/** A comment that waits for a moderator goes on waiting, whatever it says now. */
async function decide(needs: Needs, { comment, submission, judged }: Sentence): Promise<Comment> {
  const isTrusted = () => wasApprovedBefore(needs.database, submission.author)
  const decided = await decideStatus(judged.verdict, { policy: needs.policy, isTrusted })
  const isHeld = comment.status !== 'approved' && decided !== 'spam'
  const status = isHeld ? comment.status : decided
  return revise(comment, submission, { status, world: needs.world })
}

type Decided = Omit<Sentence, 'submission'> & { readonly after: Comment }

/** From now on the old words may be sent again, and the new ones may not. */
function store(needs: Needs, { comment, after, judged }: Decided) {
  const happens = isAsSeen(comment)
  const forget = forgetDigest(comment, happens)
  const alongside = () => judged.remember(after)
  const reasons = reasonsOf(judged.verdict)
  const edited = { before: comment, after, by: 'author', reasons } as const
  return storeUnlessRepeated(needs, { comment: after, condition: happens }, digests =>
    storeEdit({ ...needs, alongside }, { ...edited, digests: [forget, ...digests] }),
  )
}
