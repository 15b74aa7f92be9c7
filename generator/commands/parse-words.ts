import type { ParseArgsConfig } from 'node:util'
import { UsageError } from '../diagnostic.ts'

// An import would load everything in `node:util`, which takes 2.5 ms of each command.
const { parseArgs } = process.getBuiltinModule('node:util')

/** Throws a UsageError for an unknown option, or for one that lacks its value. */
export function parseWords<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
