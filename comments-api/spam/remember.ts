import type { Comment, Submission } from '../comments/comment.ts'
import type { Query } from '../storage/sql.ts'
import { countArrival } from './limits.ts'
import { spendProof } from './proof-of-work.ts'
import { rememberWords, type Words } from './shingles.ts'

/** Returns the statements that record, in the batch that stores a comment, what the judge must recognise later. */
export function remembering(
  { edits }: Submission,
  words: Words,
  proof: string,
): (comment: Comment) => readonly Query[] {
  return comment => [
    ...(edits === null ? [countArrival(comment)] : []),
    ...rememberWords(comment, words),
    ...spendProof(proof),
  ]
}
