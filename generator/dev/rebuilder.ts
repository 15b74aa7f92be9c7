import { describeDiagnostic } from '../diagnostic.ts'
import type { News } from './reload.ts'
import { type Building, runBuild } from './run-build.ts'

export type Rebuilder = {
  /** After a file was saved: open pages are told when there is something new, or what is wrong. */
  forAuthor(): void
  /** After the conversation changed: nobody's page is reloaded under their reading. */
  quietly(): Promise<void>
  /** Ends after the build that runs; begins no other. */
  stop(): Promise<void>
}

/** One build at a time: any number of wishes during one make one more. */
export function createRebuilder(building: Building, tell: (news: News) => void): Rebuilder {
  let running: Promise<void> | null = null
  let isWanted = false
  let isForAuthor = false
  const work = async () => {
    while (isWanted) {
      const tellNobody = () => {}
      const listener = isForAuthor ? tell : tellNobody
      isWanted = false
      isForAuthor = false
      await rebuild(building, listener)
    }
    running = null
  }
  const want = (): Promise<void> => {
    isWanted = true
    running ??= work()
    return running
  }
  return {
    forAuthor: () => {
      isForAuthor = true
      void want()
    },
    quietly: want,
    stop: async () => {
      isWanted = false
      await running
    },
  }
}

async function rebuild(building: Building, tell: (news: News) => void): Promise<void> {
  try {
    const { diagnostics, rendered } = await runBuild(building)
    const mistakes = diagnostics.map(describeDiagnostic)
    tell(mistakes.length > 0 ? { type: 'failed', mistakes } : { type: 'built' })
    if (mistakes.length > 0)
      console.error(`${mistakes.join('\n')}\nThe last good site stays in place.`)
    else if (rendered > 0)
      console.error(`${rendered} ${rendered === 1 ? 'page' : 'pages'} rendered`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
