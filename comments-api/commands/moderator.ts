import type { Config } from '../config.ts'
import { makeSignInLink } from '../moderation/sign-in.ts'
import { openSecret } from '../secret.ts'
import { realWorld } from '../world.ts'
import { type Command, withDatabase, withoutWords } from './command.ts'

export const moderatorCommand: Command = {
  call: 'moderator',
  does: 'print a link that signs a moderator in, once',
  prepare: withoutWords(inviteModerator),
}

async function inviteModerator(config: Config): Promise<void> {
  const link = await withDatabase(config, database => {
    const secret = openSecret(config, realWorld)
    return makeSignInLink({ database, world: realWorld, secret }, config.site)
  })
  console.log(link)
}
