import type { ActionNeeds } from '../../comments/act.ts'
import { changeMention, restoreMention } from '../../comments/mentions/change-mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import { CommentStatus } from '../../comments/status.ts'
import type { Entry } from '../log/read.ts'

/** A decision on a mention, as far as nobody decided after it. */
export async function reverseOnMention(
  needs: ActionNeeds,
  { mention: id, was, became }: Entry,
): Promise<boolean> {
  const mention = await findMention(needs.database, id ?? '')
  if (mention?.status !== became) return false
  const to = CommentStatus.parse(was)
  if (mention.status === 'deleted' && to !== 'deleted') return restoreMention(needs, mention, to)
  return changeMention(needs, mention, to)
}
