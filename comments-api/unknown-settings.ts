import { nearestTo } from './nearest.ts'
import { settingNames } from './settings.ts'

const prefix = 'AFTERWORD_'

/** A misspelled setting would do nothing, without a word. */
export function unknownSettings(environment: Readonly<Record<string, unknown>>): string[] {
  // What all names have in common must not make them alike.
  const own = settingNames.map(name => name.slice(prefix.length))
  return Object.keys(environment)
    .filter(name => name.startsWith(prefix) && !settingNames.includes(name))
    .map(name => {
      const near = nearestTo(name.slice(prefix.length), own)
      const known =
        near === null ? 'docs/reference/settings.md lists them' : `did you mean ${prefix}${near}?`
      return `${name} is not a setting; ${known}`
    })
}
