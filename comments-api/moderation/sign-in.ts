import type { Database } from '../storage/database.ts'
import { insert, insertWhere, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { hashToken, makeToken } from './tokens.ts'

export type Needs = {
  readonly database: Database
  readonly world: World
  readonly secret: string
}

const hour = 60 * 60 * 1000
const linkLives = 24 * hour
const sessionSleeps = 12 * hour
/** A session's last use is noted this often at most, so that looking around costs no writes. */
const noteEvery = 10 * 60 * 1000

/** A link that signs a moderator in, once, within a day. */
export async function makeSignInLink(needs: Needs, site: string): Promise<string> {
  const token = makeToken(needs.world)
  await needs.database.batch([
    sql`delete from sign_in_links where expires_at < ${instant(needs.world.now())}`,
    insert('sign_in_links', {
      token_hash: hashToken(needs.secret, 'link', token),
      expires_at: instant(needs.world.now() + linkLives),
    }),
  ])
  return new URL(`/admin/enter/${token}`, site).href
}

/** A new session for a link that is good, `null` for one that is unknown, used or too old: nobody is told which. */
export async function signIn({ database, world, secret }: Needs, link: string) {
  const linkHash = hashToken(secret, 'link', link)
  const isGood = sql`
    exists (select 1 from sign_in_links
      where token_hash = ${linkHash} and expires_at > ${instant(world.now())})`
  const session = makeToken(world)
  const [, used] = await database.batch([
    insertWhere(
      'sessions',
      { token_hash: hashToken(secret, 'session', session), seen_at: instant(world.now()) },
      isGood,
    ),
    sql`delete from sign_in_links where token_hash = ${linkHash} and ${isGood} returning token_hash`,
    sql`delete from sessions where seen_at < ${instant(world.now() - sessionSleeps)}`,
  ])
  return used.length > 0 ? session : null
}

export async function isSignedIn(needs: Needs, session: string | undefined): Promise<boolean> {
  if (session === undefined) return false
  const now = needs.world.now()
  const hash = hashToken(needs.secret, 'session', session)
  const [found] = await needs.database.all<{ readonly seen_at: string }>(sql`
    select seen_at
    from sessions
    where token_hash = ${hash} and seen_at > ${instant(now - sessionSleeps)}`)
  if (!found) return false
  if (now - Date.parse(found.seen_at) > noteEvery) await noteUse(needs, hash)
  return true
}

/** Reading goes on when nothing can be written. */
async function noteUse({ database, world }: Needs, hash: string): Promise<void> {
  const update = sql`update sessions set seen_at = ${instant(world.now())} where token_hash = ${hash}`
  await database.batch([update]).catch(() => undefined)
}

export async function signOut({ database, secret }: Needs, session: string): Promise<void> {
  await database.batch([
    sql`delete from sessions where token_hash = ${hashToken(secret, 'session', session)}`,
  ])
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
