import { changeMention } from '../../comments/mentions/change-mention.ts'
import { editionOf, type Mention } from '../../comments/mentions/mention.ts'
import { findMentions } from '../../comments/mentions/store.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import type { Decision } from './decide.ts'
import { logged, type Needs } from './logged.ts'

type Decided = { readonly act: string | null; readonly missed: number }

/** Decides on one or many mentions, as `decide` does on comments. */
export async function decideMentions(
  needs: Needs,
  by: SignedIn,
  { ids, to, seen }: Decision,
): Promise<Decided> {
  const act = needs.world.newId()
  const found = await findMentions(needs.database, ids)
  const mentions = found.filter(mention => mention.status !== to)
  const outcomes = await Promise.all(
    mentions.map(mention => {
      if (to === 'approved' && !isAsRead(mention, seen?.get(mention.id))) return false
      const { id, thread, status } = mention
      const entry = { type: 'decided', act, mention: id, thread, was: status, became: to } as const
      return changeMention(logged(needs, by, entry), mention, to)
    }),
  )
  const missed = outcomes.filter(isDone => !isDone).length
  return { act: missed < mentions.length ? act : null, missed }
}

/** Whether the mention is still as the moderator read it. Its page may have changed since. */
function isAsRead(mention: Mention, seen: string | undefined): boolean {
  return seen === undefined || seen === editionOf(mention)
}
