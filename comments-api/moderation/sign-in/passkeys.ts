import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { UniqueViolation } from '../../storage/database.ts'
import { instant } from '../../storage/instant.ts'
import { insert, sql } from '../../storage/sql.ts'
import { logEntry } from '../log/entries.ts'
import { makeChallenge, useChallenge } from './challenges.ts'
import { isModerator } from './moderators.ts'
import type { SessionNeeds, SignedIn } from './sessions.ts'

export type PasskeyNeeds = SessionNeeds & {
  /** The address of the site. A passkey works for one host only. */
  readonly site: string
}

export type Passkey = {
  readonly id: string
  readonly device: string
  readonly createdAt: string
  readonly usedAt: string | null
}

/** Loaded when needed: it takes some 25 MB of memory, which a service without passkeys does not need. */
const library = () => import('@simplewebauthn/server')

/**
 * Ed25519, ES256 and RS256, which every passkey supports (https://www.iana.org/assignments/cose). By default the
 * library asks for more algorithms, about which Node would warn.
 */
const supportedAlgorithmIDs = [-8, -7, -257]

/** Names no passkeys. The browser offers those that it has for this site, and a stranger learns of none. */
export async function askForPasskey(needs: PasskeyNeeds) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: hostOf(needs),
    challenge: bytes(await makeChallenge(needs, 'sign-in')),
    userVerification: 'required',
  })
}

type Stored = {
  readonly id: string
  readonly moderator: string
  readonly public_key: string
  readonly counter: number
}

/** The moderator whose passkey answered; `null` if the answer is not valid. */
export async function checkPasskey(
  needs: PasskeyNeeds,
  response: AuthenticationResponseJSON,
): Promise<string | null> {
  const [stored] = await needs.database.all<Stored>(sql`
    select passkeys.id, passkeys.moderator, passkeys.public_key, passkeys.counter
    from passkeys
    join moderators on moderators.id = passkeys.moderator
    where passkeys.id = ${response.id} and ${isModerator(needs.configured)}`)
  if (!stored) return null
  const counter = await verify(needs, response, stored)
  if (counter === null) return null
  await needs.database.batch([
    sql`
      update passkeys
      set counter = ${counter}, used_at = ${instant(needs.world.now())}
      where id = ${stored.id}`,
  ])
  return stored.moderator
}

/**
 * The new value of the passkey's counter; `null` if the answer is not valid. The library throws for anything that a
 * stranger made up.
 */
async function verify(
  needs: PasskeyNeeds,
  response: AuthenticationResponseJSON,
  stored: Stored,
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge => useChallenge(needs, 'sign-in', challenge),
    expectedOrigin: new URL(needs.site).origin,
    expectedRPID: hostOf(needs),
    credential: { id: stored.id, publicKey: bytes(stored.public_key), counter: stored.counter },
  }).catch(() => ({ verified: false, authenticationInfo: null }))
  return verified && authenticationInfo ? authenticationInfo.newCounter : null
}

export async function offerPasskey(needs: PasskeyNeeds, { id, name }: SignedIn) {
  const { generateRegistrationOptions } = await library()
  const known = await listIds(needs, id)
  return generateRegistrationOptions({
    rpName: `The desk of ${hostOf(needs)}`,
    rpID: hostOf(needs),
    userID: new TextEncoder().encode(id),
    userName: name,
    userDisplayName: name,
    challenge: bytes(await makeChallenge(needs, id)),
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: known.map(known => ({ id: known })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export async function addPasskey(
  needs: PasskeyNeeds,
  { id: moderator }: SignedIn,
  { response, device }: { readonly response: RegistrationResponseJSON; readonly device: string },
): Promise<boolean> {
  const { verifyRegistrationResponse } = await library()
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge => useChallenge(needs, moderator, challenge),
    expectedOrigin: new URL(needs.site).origin,
    expectedRPID: hostOf(needs),
    supportedAlgorithmIDs,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return false
  const { credential } = registrationInfo
  return storePasskey(needs, { ...credential, moderator, device })
}

type Added = WebAuthnCredential & { readonly moderator: string; readonly device: string }

/**
 * Returns `false` if there is a passkey with this id. A browser never offers one twice, so no further explanation is
 * given.
 */
async function storePasskey(
  { database, world }: PasskeyNeeds,
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

export function listPasskeys({ database }: PasskeyNeeds, { id }: SignedIn): Promise<Passkey[]> {
  return database.all<Passkey>(sql`
    select id, device, created_at as "createdAt", used_at as "usedAt"
    from passkeys
    where moderator = ${id}
    order by created_at, id`)
}

/** Removes one of the moderator's own passkeys. Nothing happens if it belongs to another moderator. */
export async function removePasskey(
  { database, world }: PasskeyNeeds,
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

async function listIds({ database }: PasskeyNeeds, moderator: string): Promise<string[]> {
  const rows = await database.all<{ readonly id: string }>(
    sql`select id from passkeys where moderator = ${moderator}`,
  )
  return rows.map(row => row.id)
}

function hostOf({ site }: PasskeyNeeds): string {
  return new URL(site).hostname
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'))
}

const text = z.string().max(20_000)
const common = { id: text, rawId: text, type: z.literal('public-key') } as const

const answer = z.looseObject({
  ...common,
  response: z.looseObject({ clientDataJSON: text, authenticatorData: text, signature: text }),
})
const offered = z.looseObject({
  ...common,
  response: z.looseObject({ clientDataJSON: text, attestationObject: text }),
})

/** What the browser's `toJSON()` returns. The library checks the rest. */
export const PasskeyAnswer = z.custom<AuthenticationResponseJSON>(
  sent => answer.safeParse(sent).success,
)
export const NewPasskey = z.custom<RegistrationResponseJSON>(
  sent => offered.safeParse(sent).success,
)
