import { type CalledBuild, readBuildOptions } from './build-options.ts'
import type { CheckOptions } from './check/check.ts'

export const checkUsage = `  --external           ask the other sites that yours links to, too
  --save-addresses     remember the addresses of this site, which must then never be lost
  and every option of build`

export type CalledCheck = Omit<CheckOptions, 'tell'> & Pick<CalledBuild, 'json'>

const own = new Set(['--external', '--save-addresses'])

/** Throws a UsageError for an option that does not exist or a value that cannot be. */
export function readCheckOptions(words: string[], now: number): CalledCheck {
  const build = readBuildOptions(
    words.filter(word => !own.has(word)),
    now,
  )
  return {
    ...build,
    project: process.cwd(),
    external: words.includes('--external'),
    saveAddresses: words.includes('--save-addresses'),
  }
}
