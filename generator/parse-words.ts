import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './diagnostic.ts'

/** Throws a UsageError for an option that does not exist, or that has no value where it wants one. */
export function parseWords<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
