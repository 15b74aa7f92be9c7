import type { Config } from '../config.ts'
import { minute } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { type OpenOptions, openDatabase } from '../storage/open.ts'

/** A command of `npm run comments -- NAME …`, described in docs/reference/comments-command.md. */
export type Command = {
  /** How it is typed, such as `import FILE`. */
  readonly call: string
  readonly does: string
  /** Returns what to do with the words after the name, or `null` if they do not fit `call`. */
  prepare(words: readonly string[]): Action | null
}

export type Action = (config: Config) => Promise<void>

export function withoutWords(action: Action): Command['prepare'] {
  return words => (words.length === 0 ? action : null)
}

export function withWord(
  action: (config: Config, word: string) => Promise<void>,
): Command['prepare'] {
  return ([word, ...more]) => {
    if (!word || more.length > 0 || word.startsWith('--')) return null
    return config => action(config, word)
  }
}

/** Commands go through whole tables, and no reader waits for their answer. */
const statementTimeout = 10 * minute

export async function withDatabase<Result>(
  config: Pick<Config, 'database'>,
  use: (database: Database) => Promise<Result>,
  options: OpenOptions = {},
): Promise<Result> {
  const database = await openDatabase(config.database, { statementTimeout, ...options })
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}
