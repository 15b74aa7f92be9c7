import type { WebAuthnCredential } from '@simplewebauthn/server'
import { UniqueViolation } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { insert, sql } from '../../storage/sql.ts'
import { logEntry } from '../log/entries.ts'
import { isModerator } from './moderators.ts'
import type { SessionNeeds, SignedIn } from './sessions.ts'

export type Passkey = {
  readonly id: string
  readonly device: string
  readonly createdAt: string
  readonly usedAt: string | null
}

/** What is needed to check an answer. */
export type StoredPasskey = {
  readonly id: string
  readonly moderator: string
  readonly public_key: string
  readonly counter: number
}

/** `null` for a passkey that nobody has who is a moderator now. */
export async function findPasskey(
  { database, configured }: SessionNeeds,
  id: string,
): Promise<StoredPasskey | null> {
  const [stored = null] = await database.all<StoredPasskey>(sql`
    select passkeys.id, passkeys.moderator, passkeys.public_key, passkeys.counter
    from passkeys
    join moderators on moderators.id = passkeys.moderator
    where passkeys.id = ${id} and ${isModerator(configured)}`)
  return stored
}

export async function noteUse(
  { database, world }: SessionNeeds,
  { id }: StoredPasskey,
  counter: number,
): Promise<void> {
  await database.batch([
    sql`
      update passkeys
      set counter = ${counter}, used_at = ${instant(world.now())}
      where id = ${id}`,
  ])
}

type Credential = { readonly id: string; readonly transports: string[] }

type Added = WebAuthnCredential & { readonly moderator: string; readonly device: string }

/**
 * Returns `false` if there is a passkey with this id. A browser never offers one twice, so no further explanation is
 * given.
 */
export async function storePasskey(
  { database, world }: SessionNeeds,
  { id, moderator, counter, device, publicKey, transports = [] }: Added,
): Promise<boolean> {
  const storing = database.batch([
    insert('passkeys', {
      id,
      moderator,
      counter,
      device,
      public_key: Buffer.from(publicKey).toString('base64url'),
      transports: JSON.stringify(transports),
      created_at: instant(world.now()),
    }),
    logEntry({ type: 'passkey-added', by: moderator }, world),
  ])
  return storing.then(
    () => true,
    error => {
      if (error instanceof UniqueViolation) return false
      throw error
    },
  )
}

export function listPasskeys({ database }: SessionNeeds, { id }: SignedIn): Promise<Passkey[]> {
  return database.all<Passkey>(sql`
    select id, device, created_at as "createdAt", used_at as "usedAt"
    from passkeys
    where moderator = ${id}
    order by created_at, id`)
}

/** Removes one of the moderator's own passkeys. Nothing happens if it belongs to another moderator. */
export async function removePasskey(
  { database, world }: SessionNeeds,
  { id: moderator }: SignedIn,
  passkey: string,
): Promise<void> {
  const isOwn = sql`
    exists (select 1 from passkeys where id = ${passkey} and moderator = ${moderator})`
  await database.batch([
    logEntry({ type: 'passkey-removed', by: moderator }, world, isOwn),
    sql`delete from passkeys where id = ${passkey} and moderator = ${moderator}`,
  ])
}

/** With the ways to reach each device: https://www.w3.org/TR/webauthn-3/#dom-publickeycredentialdescriptor-transports */
export async function listCredentials(
  { database }: SessionNeeds,
  moderator: string,
): Promise<Credential[]> {
  const rows = await database.all<{ readonly id: string; readonly transports: string }>(
    sql`select id, transports from passkeys where moderator = ${moderator}`,
  )
  return rows.map(({ id, transports }) => ({ id, transports: JSON.parse(transports) }))
}
