import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Challenge } from '../contract/problems.ts'
import { minute } from '../durations.ts'
import type { Database } from '../storage/database.ts'
import { instant } from '../storage/instant.ts'
import { insert, type Query, sql } from '../storage/sql.ts'
import { keyedHash } from '../tokens.ts'
import type { World } from '../world.ts'

type Needs = { readonly database: Database; readonly world: World; readonly secret: string }

const algorithm = 'PBKDF2/SHA-256'
/** A try takes about half a millisecond on a desktop computer and two on a phone. A proof takes 400 to 1,200 tries. */
const cost = 2_000
const tries = { least: 400, most: 1_200 } as const
const goodFor = 10 * minute

const Proof = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(algorithm),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z.literal(cost),
      keyLength: z.int().max(64),
      keyPrefix: z.string().max(128),
      keySignature: z.string().max(128),
      data: z.object({ until: z.int().nonnegative() }),
    }),
    signature: z.string().max(128),
  }),
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: z.string().max(128) }),
})

/**
 * Makes a challenge with its signed answer inside, so that checking a solution costs a hash and no work. The library's
 * own expiry uses the machine's clock, so ours is in `data`.
 */
export async function askForWork({ world, secret }: Needs): Promise<Challenge> {
  const { createChallenge, deriveKey } = await loadLibrary()
  const { parameters, signature } = await createChallenge({
    algorithm,
    cost,
    counter: randomInt(tries.least, tries.most),
    data: { until: world.now() + goodFor },
    deriveKey,
    ...secretsOf(secret),
  })
  return signature === undefined ? { parameters } : { parameters, signature }
}

/** Whether this solves a challenge of ours that has not expired and was not used yet. */
export async function isProven(needs: Needs, sent: string): Promise<boolean> {
  const proof = readProof(sent)
  if (proof === null || isExpired(proof, needs)) return false
  const { verifySolution, deriveKey } = await loadLibrary()
  const { verified } = await verifySolution({ ...proof, deriveKey, ...secretsOf(needs.secret) })
  return verified && !(await isSpent(needs.database, proof.challenge.parameters.nonce))
}

/** One made far in the future, before the clock was set back, has expired, too. */
function isExpired({ challenge }: z.infer<typeof Proof>, { world }: Needs): boolean {
  const left = challenge.parameters.data.until - world.now()
  return left <= 0 || left > 2 * goodFor
}

/**
 * Goes into the batch that stores the comment. If two comments use one proof at the same moment, the second violates
 * the unique key.
 */
export function spendProof(sent: string): Query[] {
  const parameters = readProof(sent)?.challenge.parameters
  if (parameters === undefined) return []
  const expiresAt = instant(parameters.data.until)
  return [insert('spent_challenges', { challenge: parameters.nonce, expires_at: expiresAt })]
}

export function forgetOldProofs({ world }: Pick<Needs, 'world'>): Query {
  return sql`delete from spent_challenges where expires_at < ${instant(world.now())}`
}

/** Loaded when the first client is asked for work or has done it, because most services never ask. */
async function loadLibrary() {
  const library = await import('altcha-lib')
  const { deriveKey } = await import('altcha-lib/algorithms/pbkdf2')
  return { ...library, deriveKey }
}

function readProof(sent: string): z.infer<typeof Proof> | null {
  if (sent === '') return null
  try {
    return Proof.parse(JSON.parse(sent))
  } catch {
    return null
  }
}

async function isSpent(database: Database, nonce: string): Promise<boolean> {
  const found = await database.all(
    sql`select challenge from spent_challenges where challenge = ${nonce}`,
  )
  return found.length > 0
}

function secretsOf(secret: string) {
  return {
    hmacSignatureSecret: keyedHash(secret, 'proof of work', 'challenge'),
    hmacKeySignatureSecret: keyedHash(secret, 'proof of work', 'answer'),
  }
}
