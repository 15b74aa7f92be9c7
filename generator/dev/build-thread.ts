import { resolve } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { type BuildOptions, buildSite } from '../build.ts'
import { ContentError } from '../diagnostic.ts'
import { openBuildMemory } from '../memory/build-memory.ts'
import { prepareNext } from '../prepare-next.ts'
import type { Answer, Order } from './builder.ts'

const memory = openBuildMemory()

parentPort?.on('message', async (building: Order) => {
  const options = optionsOf(building)
  parentPort?.postMessage(await answer(options))
  prepareAhead(options)
})

/** If it fails, the next build fails for the same reason and says so, or does without. */
function prepareAhead(options: BuildOptions): void {
  try {
    prepareNext(options)
  } catch {
    memory.forget()
  }
}

async function answer(options: BuildOptions): Promise<Answer> {
  try {
    const { report, sources } = await buildSite(options)
    return { kind: 'built', ...report, sources }
  } catch (error) {
    if (error instanceof ContentError)
      return { kind: 'built', rendered: 0, diagnostics: error.diagnostics, sources: filesIn(error) }
    return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? '') : String(error) }
  }
}

function optionsOf({ comments, ...building }: Order): BuildOptions {
  return {
    ...building,
    cache: '.cache',
    now: Date.now(),
    keepGoing: false,
    useCache: true,
    requireComments: false,
    // Its author may throw the preview's database away; nobody else reads it.
    acceptFewerComments: true,
    socialCards: false,
    comments: comments === 'none' ? { kind: 'none' } : { kind: 'service', url: comments },
    memory,
    tell: () => {},
  }
}

/** A module that cannot be read was not there to be followed; its mending must be noticed. */
function filesIn({ diagnostics }: ContentError): string[] {
  return [...new Set(diagnostics.map(({ file }) => resolve(file)))]
}
