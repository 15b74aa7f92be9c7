import type { BuildOptions } from './build-options.ts'
import type { BuildReport } from './build-report.ts'
import { withRights } from './publish/with-rights.ts'
import { lookAround } from './steps/look-around.ts'
import { openWorkshop } from './workshop.ts'

/**
 * Builds a site from a folder of Markdown and publishes it. If nothing changed since the last build, this returns
 * without even loading the rest of the generator. Throws whatever `buildIn` throws; the published site is then left
 * as it was. Decision 58.
 */
export function build(options: BuildOptions): Promise<BuildReport> {
  return withRights(options, () => buildOnce(options))
}

async function buildOnce(options: BuildOptions): Promise<BuildReport> {
  using workshop = openWorkshop(options)
  const seen = lookAround(workshop, options)
  if (seen.kind === 'same') return seen.report
  // The copy has already been started; disposing of it cleans up however the build ends.
  await using _linkedCopy = seen.options.glance?.linkedCopy
  const { buildIn } = await import('./build.ts')
  return (await buildIn(workshop, seen.options)).report
}
