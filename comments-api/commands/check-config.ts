import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { listWarnings } from '../config-warnings.ts'
import { describeAddress } from '../storage/open.ts'
import { type Command, withoutWords } from './command.ts'

export const checkConfigCommand: Command = {
  call: 'check-config',
  does: 'say what is wrong with the settings, and what to know about them',
  prepare: withoutWords(checkConfig),
}

/** With wrong settings this is never reached: reading them fails and names all mistakes. */
async function checkConfig(config: Config): Promise<void> {
  console.log(`the settings are valid: ${config.site}, ${describeAddress(config.database)}`)
  const empty = config.empty.map(name => `${name} is empty, which counts as not set`)
  for (const warning of [...empty, ...unwritable(config), ...listWarnings(config)])
    console.log(`warning: ${warning}`)
}

/** Only a warning: the service may run as another user than the one who checks. */
function unwritable({ database }: Config): string[] {
  if (database.engine !== 'sqlite') return []
  const file = resolve(database.file)
  const folder = nearestThere(dirname(file))
  const places = existsSync(file) ? [file, folder] : [folder]
  return places
    .filter(place => !mayWrite(place) || (place === folder && !statSync(folder).isDirectory()))
    .map(place => `you cannot write to ${place}, where the database is; see AFTERWORD_DATABASE`)
}

/** Before the first start, this is a folder further up: the start makes those below it. */
function nearestThere(path: string): string {
  return existsSync(path) ? path : nearestThere(dirname(path))
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
