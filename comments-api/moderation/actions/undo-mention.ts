import type { ActionNeeds } from '../../comments/changes/act.ts'
import { changeMention, restoreMention } from '../../comments/mentions/change-mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import { CommentStatus } from '../../comments/status.ts'
import type { Entry } from '../log/read.ts'
import type { BlockNeeds } from './block.ts'
import { reverseSiteBlock } from './block-site.ts'

/**
 * Undoes a decision on a mention, unless somebody decided after it, or the block of its site. Returns whether it did.
 */
export async function reverseOnMention(
  needs: BlockNeeds & ActionNeeds,
  entry: Entry,
): Promise<boolean> {
  const mention = await findMention(needs.database, entry.mention ?? '')
  if (!mention) return false
  if (entry.type !== 'decided') return reverseSiteBlock(needs, mention, entry)
  if (mention.status !== entry.became) return false
  const to = CommentStatus.parse(entry.was)
  if (mention.status === 'deleted' && to !== 'deleted') return restoreMention(needs, mention, to)
  return changeMention(needs, mention, to)
}
