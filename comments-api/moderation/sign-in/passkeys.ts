import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { makeChallenge, useChallenge } from './challenges.ts'
import {
  findPasskey,
  listCredentials,
  noteUse,
  type StoredPasskey,
  storePasskey,
} from './passkey-store.ts'
import type { SessionNeeds, SignedIn } from './sessions.ts'

export type PasskeyNeeds = SessionNeeds & {
  /** The address of the site. A passkey works for one host only. */
  readonly site: string
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

/** The moderator whose passkey answered; `null` if the answer is not valid. */
export async function checkPasskey(
  needs: PasskeyNeeds,
  response: AuthenticationResponseJSON,
): Promise<string | null> {
  const stored = await findPasskey(needs, response.id)
  if (stored === null) return null
  const counter = await verify(needs, response, stored)
  if (counter === null) return null
  await noteUse(needs, stored, counter)
  return stored.moderator
}

/**
 * The new value of the passkey's counter; `null` if the answer is not valid. The library throws for anything that a
 * stranger made up.
 */
async function verify(
  needs: PasskeyNeeds,
  response: AuthenticationResponseJSON,
  stored: StoredPasskey,
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
  return generateRegistrationOptions({
    rpName: `The desk of ${hostOf(needs)}`,
    rpID: hostOf(needs),
    userID: new TextEncoder().encode(id),
    userName: name,
    userDisplayName: name,
    challenge: bytes(await makeChallenge(needs, id)),
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: await listCredentials(needs, id),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** In bytes: https://www.w3.org/TR/webauthn-3/#credential-id. PostgreSQL cannot index much longer ones. */
const longestId = 1_023

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
  if (bytes(credential.id).length > longestId) return false
  return storePasskey(needs, { ...credential, moderator, device })
}

function hostOf({ site }: PasskeyNeeds): string {
  return new URL(site).hostname
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'))
}
