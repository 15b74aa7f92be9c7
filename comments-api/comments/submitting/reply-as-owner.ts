import type { CommentId, ThreadId } from '../../contract/ids.ts'
import { NewComment } from '../../contract/submission.ts'
import { always } from '../../storage/sql.ts'
import type { ActionNeeds } from '../changes/act.ts'
import type { Submission } from '../comment.ts'
import { shortName } from '../fields/name.ts'
import { type Normalised, normalise, parentMistake } from '../fields/normalise.ts'
import { refuseMistakes } from '../fields/refuse-mistakes.ts'
import { findThread, type Thread, type Threads } from '../threads/thread.ts'
import { canBeAnswered } from './answered.ts'
import { composeComment } from './compose.ts'
import { unlessUsedUp } from './repeats.ts'
import { storeComment } from './store-comment.ts'
import type { Accepted } from './submit.ts'

type Needs = ActionNeeds & { readonly threads: Threads; readonly secret: string }

type OwnersReply = {
  readonly thread: ThreadId
  /** `null`: an answer to the post itself. */
  readonly parent: CommentId | null
  readonly body: string
}

/**
 * Public at once and with the owner's badge, under the name that the manifest gives for the post's author;
 * in a closed thread too. Throws the same problems as a reader's comment.
 */
export async function replyAsOwner(needs: Needs, reply: OwnersReply): Promise<Accepted> {
  const thread = await findThread(needs, reply.thread)
  const submission = await readReply(needs, thread, reply)
  const comment = composeComment(submission, thread, { status: 'approved', world: needs.world })
  const stored = await storeComment(needs, comment, {
    verdict: { kind: 'clean' },
    network: null,
    editHash: null,
    subscribe: false,
    alongside: needs.alongside?.(always) ?? [],
  })
  return { comment, thread, version: unlessUsedUp(stored), editToken: null }
}

/** Throws what is wrong with its words: whoever approves what it answers does so when it can be sent. */
export async function requireReply(needs: Needs, reply: OwnersReply): Promise<void> {
  refuseMistakes(readWords(await findThread(needs, reply.thread), reply).mistakes)
}

function readWords(thread: Thread, { body, parent }: OwnersReply): Normalised {
  const name = shortName(thread.author.name)
  const author = { name, url: thread.author.url ?? '' }
  return normalise(NewComment.parse({ author, body, parent }), thread.wording)
}

async function readReply(
  { database }: Needs,
  thread: Thread,
  reply: OwnersReply,
): Promise<Submission> {
  const { parent } = reply
  const read = readWords(thread, reply)
  const isParentGood = await canBeAnswered(database, thread, parent)
  const mistakes = isParentGood ? read.mistakes : [...read.mistakes, parentMistake(thread.wording)]
  refuseMistakes(mistakes)
  return { ...read.submission, author: { ...read.submission.author, isOwner: true } }
}
