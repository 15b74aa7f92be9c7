import type { ParseArgsConfig } from 'node:util'
import { UsageError } from '../errors.ts'

// An import would load everything in `node:util`, which takes 2.5 ms of each command.
const { parseArgs } = process.getBuiltinModule('node:util')

/** Throws a UsageError for an unknown option, an unexpected word, or for one that lacks its value. */
export function parseWords<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(explain(error instanceof Error ? error.message : String(error)))
  }
}

/** Node's own words quote the option again, or speak of arguments, and hide the line about `--help`. */
function explain(message: string): string {
  const [, what, word] =
    /^(Unknown option|Unexpected argument) '(.*?)'(?:\. T[\s\S]+)?$/s.exec(message) ?? []
  if (what !== undefined) return `${what} ${JSON.stringify(word)}`
  const [, option, fault] = /^Option '(?:-\w, )?(--[\w-]+)[^']*' (.*)/s.exec(message) ?? []
  if (option === undefined) return message
  return fault === 'does not take an argument'
    ? `${option} takes no value; write ${option} alone`
    : `${option} has no value; write it behind, or as ${option}=VALUE if it begins with "-"`
}
