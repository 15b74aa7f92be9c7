import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import type { World } from './world.ts'

/** The configured secret, or the one of this data folder, made on the first start. Comes after the database, which makes the folder. */
export function openSecret(config: Config, world: World): string {
  if (config.secret !== null) return config.secret
  const file = join(dirname(config.database.file), 'secret')
  try {
    // Two processes that start at once: only one of them makes the file, the other reads it.
    writeFileSync(file, world.random(48).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return readFileSync(file, 'utf8')
}
