import { isError } from '../diagnostic.ts'
import { showDiagnostics } from '../report/show.ts'
import { type Builder, type Building, openBuilder } from './builder.ts'
import { crashFrom, faultIn } from './fault.ts'
import type { Outcome } from './newsroom.ts'

export type Rebuilder = {
  /** After a file was saved: open pages show what is new, or what is wrong. */
  forAuthor(): Promise<void>
  /** After the conversation changed: nobody's page is reloaded under their reading. */
  quietly(): Promise<void>
  /** Ends after the build that runs; begins no other. */
  stop(): Promise<void>
}

type Listeners = {
  tell(outcome: Outcome): void
  /** Told of what the site is made of besides what is watched anyway. */
  follow(sources: readonly string[]): void
}

/** One build at a time: any number of wishes during one make one more. */
export function createRebuilder(building: () => Building, { tell, follow }: Listeners): Rebuilder {
  const builder = openBuilder()
  let running: Promise<void> | null = null
  let isWanted = false
  let isForAuthor = false
  let isStopped = false
  let wasAtFault = false
  const work = async () => {
    while (isWanted && !isStopped) {
      const forAuthor = isForAuthor
      isWanted = false
      isForAuthor = false
      const outcome = await rebuild(building(), { builder, follow, wasAtFault })
      wasAtFault = !outcome.isPublished
      tell({ ...outcome, isForAuthor: forAuthor })
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
      return want()
    },
    quietly: want,
    stop: async () => {
      isStopped = true
      await running
      await builder.close()
    },
  }
}

type Rebuilding = Pick<Listeners, 'follow'> & {
  readonly builder: Builder
  /** Whether the build before this one had mistakes. */
  readonly wasAtFault: boolean
}

async function rebuild(
  building: Building,
  { builder, follow, wasAtFault }: Rebuilding,
): Promise<Omit<Outcome, 'isForAuthor'>> {
  try {
    const { diagnostics, rendered, sources } = await builder.build(building)
    follow(sources)
    const isPublished = !diagnostics.some(isError)
    const form = process.stderr.isTTY ? 'terminal' : 'plain'
    for (const mistake of showDiagnostics(diagnostics, form)) console.error(mistake)
    if (!isPublished) console.error('The site stays as it was.')
    else if (rendered > 0)
      console.error(`${rendered} ${rendered === 1 ? 'page' : 'pages'} rendered`)
    else if (wasAtFault) console.error('All is well again.')
    return { isPublished, fault: faultIn(diagnostics) }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { isPublished: false, fault: crashFrom(error) }
  }
}
