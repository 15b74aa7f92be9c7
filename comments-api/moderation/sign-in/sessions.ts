import { hour, minute } from '../../durations.ts'
import type { Database } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { insert, type Query, sql } from '../../storage/sql.ts'
import { keyedHash, makeToken } from '../../tokens.ts'
import type { World } from '../../world.ts'
import { logEntry } from '../log/entries.ts'
import { isModerator } from './moderators.ts'

export type SessionNeeds = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  /** Addresses that are moderators by the setting AFTERWORD_MODERATORS. */
  readonly configured: readonly string[]
}

/** Who asks, and by which of their sessions. */
export type SignedIn = { readonly id: string; readonly name: string; readonly session: string }

export type Session = {
  readonly id: string
  readonly device: string
  readonly createdAt: string
  readonly seenAt: string
}
const sessionSleeps = 12 * hour
/** A session's last use is noted this often at most, so that looking around costs no writes. */
const noteEvery = 10 * minute

/** Always a new one: what was in the browser before is worth nothing. */
export async function openSession(
  { database, world, secret }: SessionNeeds,
  moderator: string,
  device: string,
): Promise<string> {
  const token = makeToken(world)
  const now = instant(world.now())
  await database.batch([
    forgetAsleep(world),
    insert('sessions', {
      id: world.newId(),
      token_hash: keyedHash(secret, 'session', token),
      moderator,
      device,
      created_at: now,
      seen_at: now,
    }),
    logEntry({ type: 'signed-in', by: moderator }, world),
  ])
  return token
}

/** With the device that it came from. */
export function forgetAsleep(world: World): Query {
  return sql`delete from sessions where not ${isAwake(world.now())}`
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
      and ${isAwake(now)}
      and ${isModerator(needs.configured)}`)
  if (!found) return null
  if (Math.abs(now - Date.parse(found.seen_at)) > noteEvery) await noteUse(needs, found.session)
  return { id: found.id, name: found.name, session: found.session }
}

/** One that was used in what is the future now, before the clock was set back, would else be good until then. */
function isAwake(now: number): Query {
  const [earliest, latest] = [now - sessionSleeps, now + sessionSleeps]
  return sql`(sessions.seen_at > ${instant(earliest)} and sessions.seen_at < ${instant(latest)})`
}

/** Reading goes on when nothing can be written. */
async function noteUse({ database, world }: SessionNeeds, session: string): Promise<void> {
  const update = sql`update sessions set seen_at = ${instant(world.now())} where id = ${session}`
  await database.batch([update]).catch(() => undefined)
}

export async function signOut({ database, secret }: SessionNeeds, token: string): Promise<void> {
  await database.batch([
    sql`delete from sessions where token_hash = ${keyedHash(secret, 'session', token)}`,
  ])
}

/** Everybody's, with every link and challenge that would make another. */
export async function endAllSessions(database: Database): Promise<void> {
  await database.batch([
    sql`delete from sessions`,
    sql`delete from sign_in_links`,
    sql`delete from passkey_challenges`,
  ])
}

/** Newest use first. */
export function listSessions(
  { database, world }: SessionNeeds,
  { id }: SignedIn,
): Promise<Session[]> {
  return database.all<Session>(sql`
    select id, device, created_at as "createdAt", seen_at as "seenAt"
    from sessions
    where moderator = ${id} and ${isAwake(world.now())}
    order by seen_at desc, id`)
}

/** One of the moderator's own; another's is as if it were not there. */
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
