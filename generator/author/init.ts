import { writingInClone } from '../report/writing-to.ts'
import { openAsker, type Terminal } from './asker.ts'
import { readInitOptions } from './init-options.ts'
import type { Needs } from './new-post.ts'
import { planInit } from './plan-init.ts'
import { putInPlace, takeAway } from './put-in-place.ts'
import { tellInit } from './tell-init.ts'

export type InitNeeds = Needs &
  Terminal & {
    /** The time zone of the system. */
    readonly timeZone: string
  }

/** Makes a clone the author's own. If anything fails before the files are put in place, nothing has changed. */
export async function init(words: readonly string[], needs: InitNeeds): Promise<void> {
  const options = readInitOptions(words, needs.root)
  const asker = openAsker(needs)
  try {
    const move = await planInit(options, asker, needs)
    await writingInClone(move.content, 'nothing was changed', () =>
      putInPlace(move.content, move.texts),
    )
    // This comes last, so that nothing is removed if anything fails before.
    await takeAway(move.content, move.going)
    needs.output.write(tellInit(move, needs.root))
  } finally {
    asker?.close()
  }
}
