import { minute } from '../../durations.ts'
import { isAlive } from '../../storage/age.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { insert, type Query, sql } from '../../storage/sql.ts'
import { keyedHash, makeToken } from '../../tokens.ts'
import type { World } from '../../world.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  readonly secret: string
}

const lives = 5 * minute

/**
 * Makes a random challenge for one answer and one purpose. So a challenge for signing in cannot be used to add a
 * passkey.
 */
export async function makeChallenge(needs: Needs, purpose: string): Promise<string> {
  const { database, world } = needs
  const challenge = makeToken(world)
  await database.batch([
    insert('passkey_challenges', {
      challenge_hash: hash(needs, purpose, challenge),
      expires_at: instant(world.now() + lives),
    }),
  ])
  return challenge
}

/** Deletes expired challenges and, as with links, those that were made before the clock was set back. */
export function forgetDeadChallenges(world: World): Query {
  return sql`delete from passkey_challenges where not ${isAlive(lives, world)}`
}

/** Whether the challenge was made for this purpose and has not been answered before. It cannot be used again. */
export async function useChallenge(
  needs: Needs,
  purpose: string,
  challenge: string,
): Promise<boolean> {
  const [used] = await needs.database.batch([
    sql`
      delete from passkey_challenges
      where challenge_hash = ${hash(needs, purpose, challenge)}
        and ${isAlive(lives, needs.world)}
      returning challenge_hash`,
  ])
  return used.length > 0
}

function hash({ secret }: Needs, purpose: string, challenge: string): string {
  return keyedHash(secret, 'passkey-challenge', `${purpose}\n${challenge}`)
}
