import { isError } from '../../diagnostic.ts'
import { inNumber } from '../../in-number.ts'
import { showDiagnostics } from '../../report/show.ts'
import type { Outcome } from '../live-updates.ts'
import { openBuildRequests } from './build-requests.ts'
import { type Builder, type Building, openBuilder } from './builder.ts'
import { crashFrom, faultIn } from './fault.ts'

type Rebuilder = {
  /** Builds after the author saved these files. Open pages then show what is new, or what is wrong. */
  forAuthor(saved: readonly string[]): Promise<void>
  /** Builds after the conversation changed. No page is reloaded, since somebody may be reading it. */
  quietly(): Promise<void>
  /** Waits for the build that is running, and starts no other. */
  stop(): Promise<void>
}

type Listeners = {
  tell(outcome: Outcome): void
  /** Called with the path of a page that shows what was saved before the build has ended. */
  tellOfPage(path: string): void
  /** Called with further files that the site is made of, which must be watched as well. */
  follow(sources: readonly string[]): void
}

/** A running build makes the next save wait. So it starts only when the author pauses. */
const pauseMilliseconds = 500

/**
 * Runs one build at a time. Any number of requests during a build lead to one more build. If a single text was saved,
 * its page shows it before the build starts.
 */
export function createRebuilder(building: () => Building, listeners: Listeners): Rebuilder {
  const builder = openBuilder()
  const requests = openBuildRequests()
  let running: Promise<void> | null = null
  let isStopped = false
  let before: Before = { wasAtFault: false, told: '' }
  const work = async () => {
    while (requests.areAny() && !isStopped) {
      const saved = requests.takeSaved()
      const path = await showAlone(saved, { building: building(), builder })
      if (saved.length > 0) requests.noteShown(path)
      if (path !== null) {
        listeners.tellOfPage(path)
        await requests.pause(pauseMilliseconds)
        continue
      }
      const { isForAuthor, isOfSaving, ahead } = requests.take()
      if (isOfSaving) before = { ...before, told: '' }
      const { told, ...outcome } = await rebuild(building(), { ...listeners, builder, before })
      before = { wasAtFault: !outcome.isPublished, told }
      listeners.tell({ ...outcome, isForAuthor, ahead })
    }
    running = null
  }
  const start = (): Promise<void> => {
    running ??= work()
    return running
  }
  return {
    forAuthor: saved => {
      requests.addAuthors(saved)
      return start()
    },
    quietly: () => {
      requests.add()
      return start()
    },
    stop: async () => {
      isStopped = true
      requests.endPause()
      await running
      await builder.close()
    },
  }
}

type Showing = { readonly building: Building; readonly builder: Builder }

async function showAlone(
  saved: readonly string[],
  { building, builder }: Showing,
): Promise<string | null> {
  const [file] = saved
  return file === undefined || saved.length > 1 ? null : builder.show(file, building)
}

/** Of the build before. */
type Before = {
  readonly wasAtFault: boolean
  /** What it said of mistakes. It is not said again unless the author saved something. */
  readonly told: string
}

type Rebuilding = Pick<Listeners, 'follow'> & {
  readonly builder: Builder
  readonly before: Before
}

type Rebuilt = Pick<Outcome, 'isPublished' | 'fault'> & Pick<Before, 'told'>

async function rebuild(
  building: Building,
  { builder, follow, before }: Rebuilding,
): Promise<Rebuilt> {
  try {
    const { diagnostics, rendered, sources } = await builder.build(building)
    follow(sources)
    const isPublished = !diagnostics.some(isError)
    const form = process.stderr.isTTY ? 'terminal' : 'plain'
    const after = isPublished ? [] : ['The site stays as it was.']
    const told = [...showDiagnostics(diagnostics, form), ...after].join('\n')
    if (told !== '' && told !== before.told) console.error(told)
    if (isPublished && rendered > 0) console.error(`${inNumber(rendered, 'page')} rendered`)
    else if (isPublished && before.wasAtFault) console.error('All mistakes are corrected.')
    return { isPublished, told, fault: faultIn(diagnostics) }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { isPublished: false, told: '', fault: crashFrom(error) }
  }
}
