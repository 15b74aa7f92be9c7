import { buried, linkGone, type Mention, type Via } from '../comments/mentions/mention.ts'
import { insertMention, raiseForMention, replaceMention } from '../comments/mentions/store.ts'
import { insertThread } from '../comments/store.ts'
import { record } from '../events/record.ts'
import { always, type Query } from '../storage/sql.ts'
import type { World } from '../world.ts'

type Needs = { readonly world: World }
type Kept = { readonly known: Mention | null; readonly via: Via }

/** No word is public before a moderator has read it, and none changes after that unread. */
export function keepMention({ world }: Needs, mention: Mention, kept: Kept): readonly Query[] {
  const { known, via } = kept
  const { id, thread } = mention
  const received = record({ type: 'mention-received', mention: id, thread }, world)
  if (known === null) {
    return [insertThread(thread), insertMention(mention, { via, condition: always }), received]
  }
  if (isSettled(known) || isSame(known, mention)) return []
  return [raiseForMention(mention, known), replaceMention(mention, known), received]
}

/** What a moderator put away stays away. */
function isSettled({ status, reasons }: Mention): boolean {
  return status === 'spam' || (status === 'deleted' && !reasons.includes(linkGone))
}

function isSame(known: Mention, mention: Mention): boolean {
  if (known.status === 'deleted') return false
  const words = ({ parent, url, kind, title, author, excerpt }: Mention) =>
    JSON.stringify([parent, url, kind, title, author?.name, author?.url, excerpt])
  return words(known) === words(mention)
}

/** The link is not there any more: the mention goes, and nothing of its words stays. */
export function buryMention(known: Mention, world: World): readonly Query[] {
  if (known.status === 'deleted') return []
  const gone = buried(known, [linkGone])
  return [
    raiseForMention(gone, known),
    replaceMention(gone, known),
    record({ type: 'mention-deleted', mention: known.id, thread: known.thread }, world),
  ]
}
