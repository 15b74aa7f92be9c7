import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge, WireProblem } from '../../../comments-api/contract/problems.ts'
import { type Service, startService, toJson } from '../service.ts'

const never = { many: 1_000, absurd: 1_000 }
const busy = { network: { many: 1, absurd: 100 }, thread: never, site: never }

/** A service that has got so many comments that it asks for a proof of work. */
export async function busyService(): Promise<Service> {
  const service = await startService({ config: { moderation: 'none' }, limits: busy })
  await service.submit('rome', { body: 'The first.' })
  return service
}

export function send(service: Service, body: string, proof: string) {
  return service.post('/api/threads/rome/comments', { ...toJson({ body }), form: { proof } })
}

/** The answer to a comment without a valid proof. */
export const asked = [403, 'proof-of-work-required']

export async function challengeOf(answer: Response): Promise<Challenge> {
  const { challenge } = (await answer.json()) as WireProblem
  return challenge as Challenge
}

/** Solves it as the page's script does. */
export async function solve(challenge: Challenge): Promise<string> {
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })
}
