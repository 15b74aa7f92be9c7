import type { Config } from '../config.ts'
import { endAllSessions } from '../moderation/sign-in/sessions.ts'
import { makeNewSecret, renewKeptSecret } from '../secret.ts'
import { realWorld } from '../world.ts'
import { type Command, withDatabase, withoutWords } from './command.ts'

export const renewSecretCommand: Command = {
  call: 'renew-secret',
  does: 'end all sessions and links with another secret',
  prepare: withoutWords(renewSecret),
}

async function renewSecret(config: Config): Promise<void> {
  await withDatabase(config, endAllSessions)
  console.log(config.secret === null ? renewKept(config) : proposeConfigured())
}

function renewKept(config: Config): string {
  const file = renewKeptSecret(config, realWorld)
  return `another secret is in ${file}; start the service again`
}

/** Only the owner can change the environment. */
function proposeConfigured(): string {
  return `set this, and start the service again:\nAFTERWORD_SECRET='${makeNewSecret(realWorld)}'`
}
