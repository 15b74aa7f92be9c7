import { resolve } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { buildSite } from '../../build.ts'
import type { BuildOptions } from '../../build-options.ts'
import { ContentError } from '../../errors.ts'
import { openBuildMemory } from '../../memory/build-memory.ts'
import type { Plan } from '../../plan/plan-pages.ts'
import type { Answer, Building, Order, Shown } from './builder.ts'
import { prepareNext } from './prepare-next.ts'
import { showSaved } from './show-saved.ts'

const memory = openBuildMemory()
/** The plan of the published site; `null` if the last build was not published. */
let plan: Plan | null = null

parentPort?.on('message', async (order: Order) => {
  const options = optionsOf(order.building)
  if (order.kind === 'show') {
    parentPort?.postMessage(show(order.saved, options))
    return
  }
  parentPort?.postMessage(await answer({ ...options, code: order.code }))
  prepareAhead(options)
})

/** An error is ignored here, because the build that follows fails with it too, and reports it. */
function show(saved: string, options: BuildOptions): Shown {
  if (plan === null) return { kind: 'shown', path: null }
  try {
    const shown = showSaved(saved, plan, options)
    plan = shown?.plan ?? plan
    return { kind: 'shown', path: shown?.path ?? null }
  } catch {
    return { kind: 'shown', path: null }
  }
}

/** An error is ignored here. If it matters, the next build fails with it too, and reports it. */
function prepareAhead(options: BuildOptions): void {
  try {
    prepareNext(options)
  } catch {
    memory.forget()
  }
}

async function answer(options: BuildOptions): Promise<Answer> {
  plan = null
  try {
    const built = await buildSite(options)
    plan = built.plan
    return { kind: 'built', ...built.report, sources: built.sources }
  } catch (error) {
    if (error instanceof ContentError)
      return { kind: 'built', rendered: 0, diagnostics: error.diagnostics, sources: filesIn(error) }
    return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? '') : String(error) }
  }
}

function optionsOf({ comments, ...building }: Building): BuildOptions {
  return {
    ...building,
    cache: '.cache',
    now: Date.now(),
    keepGoing: false,
    useCache: true,
    requireComments: false,
    // Only the author reads the preview, and may have deleted its database.
    acceptFewerComments: true,
    socialCards: false,
    comments: comments === 'none' ? { kind: 'none' } : { kind: 'service', url: comments },
    memory,
    tell: () => {},
  }
}

/**
 * The files at fault. A module that cannot be read could not tell what it is made of, so its own file must be watched
 * until it is mended.
 */
function filesIn({ diagnostics }: ContentError): string[] {
  return [...new Set(diagnostics.map(({ file }) => resolve(file)))]
}
