import type { ParseArgsConfig } from 'node:util'
import { UsageError } from '../diagnostic.ts'

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

/** Node follows these two with advice that quotes the word again, and that hides the line about `--help`. */
function explain(message: string): string {
  const [, what, word] =
    /^(Unknown option|Unexpected argument) '(.*?)'(?:\. T[\s\S]+)?$/s.exec(message) ?? []
  return what === undefined ? message : `${what} ${JSON.stringify(word)}`
}
