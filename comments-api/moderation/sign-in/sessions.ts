import { hour, minute } from '../../durations.ts'
import { isWithin } from '../../storage/age.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { always, insertWhere, type Query, sql } from '../../storage/sql.ts'
import { keyedHash, makeToken } from '../../tokens.ts'
import type { World } from '../../world.ts'
import { logEntry } from '../log/entries.ts'
import { isModerator } from './moderators.ts'

export type SessionNeeds = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  /** The addresses in the setting AFTERWORD_MODERATORS. */
  readonly configured: readonly string[]
}

/** A moderator who is signed in, and the session that was used. */
export type SignedIn = { readonly id: string; readonly name: string; readonly session: string }

export type Session = {
  readonly id: string
  readonly device: string
  readonly createdAt: string
  readonly seenAt: string
}
const sessionSleeps = 12 * hour
/** The last use of a session is stored at most this often, so that reading pages causes few writes. */
const noteEvery = 10 * minute

/** `happens` is checked within the transaction: without it, nothing is stored. */
type Opening = { readonly moderator: string; readonly device: string; readonly happens?: Query }

/**
 * Returns the statements that open a session. It is always a new one, so that a token that was in the browser before is
 * worth nothing.
 */
export function newSession(
  { world, secret }: Pick<SessionNeeds, 'world' | 'secret'>,
  { moderator, device, happens = always }: Opening,
): { readonly token: string; readonly statements: readonly Query[] } {
  const token = makeToken(world)
  const now = instant(world.now())
  const row = {
    id: world.newId(),
    token_hash: keyedHash(secret, 'session', token),
    moderator,
    device,
    created_at: now,
    seen_at: now,
  }
  const statements = [
    insertWhere('sessions', row, happens),
    logEntry({ type: 'signed-in', by: moderator }, world, happens),
  ]
  return { token, statements }
}

/** Deletes expired sessions, and with them the name of their device. */
export function forgetAsleep(world: World): Query {
  return sql`delete from sessions where not ${isAwake(world)}`
}

type Found = {
  readonly id: string
  readonly name: string
  readonly session: string
  readonly seen_at: string
}

export async function findSignedIn(
  needs: SessionNeeds,
  token: string | undefined,
): Promise<SignedIn | null> {
  if (token === undefined) return null
  const now = needs.world.now()
  const [found] = await needs.database.all<Found>(sql`
    select moderators.id, moderators.name, sessions.id as session, sessions.seen_at
    from sessions
    join moderators on moderators.id = sessions.moderator
    where sessions.token_hash = ${keyedHash(needs.secret, 'session', token)}
      and ${isAwake(needs.world)}
      and ${isModerator(needs.configured)}`)
  if (!found) return null
  if (Math.abs(now - Date.parse(found.seen_at)) > noteEvery) await noteUse(needs, found.session)
  return { id: found.id, name: found.name, session: found.session }
}

/** Whether a session has not expired. */
function isAwake(world: World): Query {
  return isWithin('sessions.seen_at', sessionSleeps, world)
}

/** A failure is ignored, so that moderators can read when nothing can be written. */
async function noteUse({ database, world }: SessionNeeds, session: string): Promise<void> {
  const update = sql`update sessions set seen_at = ${instant(world.now())} where id = ${session}`
  await database.batch([update]).catch(() => undefined)
}

export async function signOut({ database, secret }: SessionNeeds, token: string): Promise<void> {
  await database.batch([
    sql`delete from sessions where token_hash = ${keyedHash(secret, 'session', token)}`,
  ])
}

/** Ends all sessions, and deletes all links and challenges with which new ones could be made. */
export async function endAllSessions(database: Database): Promise<void> {
  await database.batch([
    sql`delete from sessions`,
    sql`delete from sign_in_links`,
    sql`delete from passkey_challenges`,
  ])
}

/** The most recently used come first. */
export function listSessions(
  { database, world }: SessionNeeds,
  { id }: SignedIn,
): Promise<Session[]> {
  return database.all<Session>(sql`
    select id, device, created_at as "createdAt", seen_at as "seenAt"
    from sessions
    where moderator = ${id} and ${isAwake(world)}
    order by seen_at desc, id`)
}

/** Ends one of the moderator's own sessions. Nothing happens if it belongs to another moderator. */
export async function endSession(
  { database, world }: SessionNeeds,
  by: SignedIn,
  session: string,
): Promise<void> {
  const isOwn = sql`
    exists (select 1 from sessions where id = ${session} and moderator = ${by.id})`
  await database.batch([
    logEntry({ type: 'session-ended', by: by.id }, world, isOwn),
    sql`delete from sessions where id = ${session} and moderator = ${by.id}`,
  ])
}
