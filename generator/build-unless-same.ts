import type { BuildOptions } from './build-options.ts'
import type { BuildReport } from './build-report.ts'
import { withRights } from './publish/with-rights.ts'
import { lookAround } from './steps/look-around.ts'
import { openWorkshop } from './workshop.ts'

/**
 * From a folder of Markdown to a published site. A build that finds everything as the last one left it ends here,
 * and does not even load the code of the others. Throws what they throw; the old site stays. Decision 58.
 */
export function build(options: BuildOptions): Promise<BuildReport> {
  return withRights(options, () => buildOnce(options))
}

async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  const workshop = openWorkshop(options)
  try {
    const seen = lookAround(workshop, options)
    if (seen.kind === 'same') return seen.report
    // Begun already: whatever stops the build, it takes itself away.
    await using _neighbour = seen.options.glance?.neighbour
    const { buildIn } = await import('./build.ts')
    return (await buildIn(workshop, seen.options)).report
  } finally {
    workshop.close()
  }
}
