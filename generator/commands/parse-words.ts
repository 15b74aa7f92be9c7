import type { ParseArgsConfig } from 'node:util'
import { UsageError } from '../diagnostic.ts'

// Imported, it would bring all else that `node:util` has, loaded at once: 2.5 ms of each command.
const { parseArgs } = process.getBuiltinModule('node:util')

/** Throws a UsageError for an option that does not exist, or that has no value where it wants one. */
export function parseWords<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
