import { parentPort } from 'node:worker_threads'
import { buildSite } from '../build.ts'
import { openBuildMemory } from '../build-memory.ts'
import { ContentError } from '../diagnostic.ts'
import type { Answer, Building } from './builder.ts'

const memory = openBuildMemory()

parentPort?.on('message', async (building: Building) => {
  parentPort?.postMessage(await answer(building))
})

async function answer({ comments, ...building }: Building): Promise<Answer> {
  try {
    const { report, sources } = await buildSite({
      ...building,
      cache: '.cache',
      now: Date.now(),
      keepGoing: false,
      useCache: true,
      requireComments: false,
      comments: comments === 'none' ? { kind: 'none' } : { kind: 'service', url: comments },
      memory,
      tell: () => {},
    })
    return { kind: 'built', ...report, sources }
  } catch (error) {
    if (error instanceof ContentError)
      return { kind: 'built', rendered: 0, diagnostics: error.diagnostics, sources: [] }
    return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? '') : String(error) }
  }
}
