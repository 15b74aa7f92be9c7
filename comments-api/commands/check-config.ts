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
  for (const warning of listWarnings(config)) console.log(`warning: ${warning}`)
}
