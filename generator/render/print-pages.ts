import type { PlanEntry, Showing } from '../plan/entries.ts'
import { openFailures, TextError } from './failures.ts'
import { createPrinter } from './print.ts'
import type { RenderOptions } from './render-pages.ts'
import { canBeSent } from './writing/sent-page.ts'

/**
 * Writes pages without Eleventy, for sites without an eleventy.config.ts: there it would only pass on what our printer
 * returns. Decision 61.
 */
export async function printPages(
  entries: readonly PlanEntry[],
  options: RenderOptions,
): Promise<void> {
  const { writer } = options
  const failures = openFailures(options)
  const print = createPrinter(options, [])
  const printHere = ({ output, show }: PlanEntry) => {
    try {
      writer.write(output, print(show()))
    } catch (error) {
      if (!(error instanceof TextError)) throw error
      failures.ofText(error)
    }
  }
  for (const entry of shareOut(entries, options)) printHere(entry)
  const declined = new Set(await writer.settle())
  for (const entry of entries.filter(({ output }) => declined.has(output))) printHere(entry)
  failures.end()
}

/**
 * Sends pages to the other thread while it has room, and yields those to be printed here, one by one. The other thread
 * gets them from the front, beginning with those whose texts it keeps; this one takes them from the end, where most
 * lists are, which cannot be sent. Decisions 77 and 137.
 */
function* shareOut(
  entries: readonly PlanEntry[],
  { writer, bodyOf, kept }: RenderOptions,
): Generator<PlanEntry, undefined> {
  const here = entries.filter(({ kind }) => !mostlySent.has(kind))
  const mayBeSent = entries.filter(({ kind }) => mostlySent.has(kind))
  const isKept = ({ output }: PlanEntry) => kept.has(output)
  const shared = [...mayBeSent.filter(isKept), ...mayBeSent.filter(entry => !isKept(entry))]
  let next = 0
  const sendNext = () => {
    const entry = shared[next++]
    const showing = entry?.show()
    if (entry === undefined || showing === undefined) return
    const text = isKept(entry) ? null : textOf(showing, bodyOf)
    if (canBeSent(showing)) writer.send(entry.output, { showing, text })
    else here.push(entry)
  }
  const isLeft = () => next < shared.length
  while (here.length > 0 || isLeft()) {
    while (isLeft() && writer.hasRoom(mostWaiting(shared.length - next))) sendNext()
    const entry = here.pop() ?? (isLeft() ? shared.pop() : undefined)
    if (entry !== undefined) yield entry
  }
}

/**
 * How many pages may wait for the other thread: enough work for as long as this one takes for a list of thousands.
 * Fewer at the end, so that both threads are done at the same time. Decision 162.
 */
function mostWaiting(left: number): number {
  return Math.max(64, Math.min(512, left / 8))
}

const mostlySent: ReadonlySet<PlanEntry['kind']> = new Set(['html', 'comments-feed'])

function textOf(showing: Showing, bodyOf: RenderOptions['bodyOf']): string {
  return showing.kind === 'html' && showing.body !== null ? bodyOf(showing.body.source) : ''
}
