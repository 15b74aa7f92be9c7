import { anew } from '../anew.ts'
import * as sentTexts from '../texts/en/sent.ts'
import type { Writing } from '../writing/writing.ts'
import type { Arrived } from './send.ts'
import { showStored } from './show-stored.ts'

/** Says that the comment has arrived, and shows it. Returns where its author finds what became of it. */
export async function showArrived(
  { status, thread }: Writing,
  outcome: Arrived | { readonly kind: 'duplicate' },
): Promise<HTMLElement | null> {
  if (outcome.kind === 'duplicate') {
    status.replaceChildren(sentTexts.duplicate)
  } else {
    const isHeld = outcome.kind === 'held'
    status.replaceChildren(isHeld ? sentTexts.held(thread.reader) : sentTexts.published)
    if (isHeld) thread.said = status.firstChild
    const mine = await import('../own/mine.ts')
      .catch(anew<typeof import('../own/mine.ts')>)
      .catch(() => null)
    if (mine) return mine.receive(thread, outcome)
  }
  // It was stored, but its answer was lost, or the script that shows it was.
  await showStored(thread)
  return status
}
