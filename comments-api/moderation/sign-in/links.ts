import { day, minute } from '../../durations.ts'
import { isAlive } from '../../storage/age.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { insert, type Query, sql } from '../../storage/sql.ts'
import { keyedHash, makeToken } from '../../tokens.ts'
import type { World } from '../../world.ts'
import { ensureModerator, ensureOwner, owner } from './moderators.ts'
import { newSession } from './sessions.ts'

type Needs = {
  readonly database: Database
  readonly world: World
  readonly secret: string
}
/** A printed link is for somebody at the machine. A mailed one stays in a mailbox, so it expires sooner. */
const printedLives = day
const mailedLives = 30 * minute

/** Makes a link that signs the owner in once, within a day. Only for somebody who can run commands on this machine. */
export async function makeSignInLink(needs: Needs, site: string): Promise<string> {
  await needs.database.batch([ensureOwner(needs.world)])
  return makePrintedLink(needs, owner.id, site)
}

export function makePrintedLink(needs: Needs, moderator: string, site: string): Promise<string> {
  return makeLink(needs, moderator, { site, lives: printedLives })
}

/** Makes a link for the address of a moderator. `null` if no moderator has it. */
export async function makeMailedLink(
  needs: Needs,
  address: string,
  site: string,
): Promise<string | null> {
  const moderator = await ensureModerator(needs, address)
  return moderator && makeLink(needs, moderator, { site, lives: mailedLives })
}

async function makeLink(
  { database, world, secret }: Needs,
  moderator: string,
  { site, lives }: { readonly site: string; readonly lives: number },
): Promise<string> {
  const token = makeToken(world)
  await database.batch([
    insert('sign_in_links', {
      token_hash: keyedHash(secret, 'link', token),
      moderator,
      expires_at: instant(world.now() + lives),
    }),
  ])
  return new URL(`/admin/enter/${token}`, site).href
}

/** Deletes links that have expired, or were made before the clock was set back. */
export function forgetDeadLinks(world: World): Query {
  return sql`delete from sign_in_links where not ${isAlive(printedLives, world)}`
}

/**
 * Opens a session for the moderator of the link, and returns its token. `null` if the link is unknown, used or too old;
 * nobody is told which of these it is. Both are stored together, so that a link is never used up for nothing.
 */
export async function useLink(needs: Needs, link: string, device: string): Promise<string | null> {
  const { database, world, secret } = needs
  const isThis = sql`
    token_hash = ${keyedHash(secret, 'link', link)} and ${isAlive(printedLives, world)}`
  const [found] = await database.all(
    sql<{ readonly moderator: string }>`select moderator from sign_in_links where ${isThis}`,
  )
  if (!found) return null
  const happens = sql`exists (select 1 from sign_in_links where ${isThis})`
  const { token, statements } = newSession(needs, { ...found, device, happens })
  const useUp = sql`delete from sign_in_links where ${isThis} returning moderator`
  const rows = await database.batch([...statements, useUp])
  return rows.at(-1)?.length === 0 ? null : token
}
