import type { ActionNeeds } from '../../comments/changes/act.ts'
import { instant } from '../../storage/instant.ts'
import { sql } from '../../storage/sql.ts'
import { logEntry, type NewEntry } from '../log/entries.ts'
import { type Entry, readAct } from '../log/read.ts'
import { isUndoable } from '../log/undoable.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import type { BlockNeeds } from './block.ts'
import type { Needs } from './logged.ts'
import { reversals } from './reversals.ts'

type Undone = { readonly act: string | null; readonly missed: number }

/** Undoes everything that one press of a button did, except what somebody has changed since. */
export async function undo(needs: BlockNeeds, by: SignedIn, act: string): Promise<Undone> {
  const entries = await readAct(needs.database, act)
  const newAct = needs.world.newId()
  const outcomes = await Promise.all(
    entries.map(entry => undoOne(needs, entry, { act: newAct, by: by.id })),
  )
  const missed = outcomes.filter(isDone => !isDone).length
  return { act: missed < entries.length ? newAct : null, missed }
}

type By = { readonly act: string; readonly by: string }

async function undoOne(needs: BlockNeeds, entry: Entry, by: By): Promise<boolean> {
  const reversal = reversals[entry.type]
  if (!reversal || !isUndoable(entry)) return false
  const { comment, mention, thread, was, became } = entry
  const undoing = { ...by, type: reversal.type, comment, mention, thread, was: became, became: was }
  return reversal.reverse({ ...needs, alongside: inOneBatch(needs, entry, undoing) }, entry)
}

/** Logs the undoing and marks the old entry, in the batch that undoes it. */
function inOneBatch({ world }: Needs, entry: Entry, undoing: NewEntry): ActionNeeds['alongside'] {
  // At the same moment, see standing.ts.
  const now = world.now()
  return happens => [
    logEntry(undoing, { ...world, now: () => now }, happens),
    sql`update audit set undone_at = ${instant(now)} where id = ${entry.id} and ${happens}`,
  ]
}
