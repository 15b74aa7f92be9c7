import type { CheckOptions } from '../check/check.ts'
import { parseWords } from './parse-words.ts'
import { buildTable, type CalledBuild, toBuildOptions } from './read-build-options.ts'

export const checkUsage = `  --external           check links to other sites, too
  --save-addresses     remember the addresses of this site, which must then never be lost
  and every option of build:`

type CalledCheck = Omit<CheckOptions, 'tell'> & Pick<CalledBuild, 'json'>

const table = {
  ...buildTable,
  external: { type: 'boolean', default: false },
  'save-addresses': { type: 'boolean', default: false },
} as const

/** Throws a UsageError for an unknown option or an invalid value. */
export function readCheckOptions(words: string[], now: number): CalledCheck {
  const { values } = parseWords({ args: words, options: table })
  return {
    ...toBuildOptions(values, now),
    project: process.cwd(),
    external: values.external,
    saveAddresses: values['save-addresses'],
  }
}
