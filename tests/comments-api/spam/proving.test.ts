import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { describe, expect, it } from 'vitest'
import type { Challenge, WireProblem } from '../../../comments-api/contract/problems.ts'
import { write } from '../author.ts'
import { codeOf, type Service, startService, toJson } from '../service.ts'

const never = { many: 1_000, absurd: 1_000 }
const busy = { network: { many: 1, absurd: 100 }, thread: never, site: never }

/** A service to which so much is sent that it asks for work. */
async function busyService(): Promise<Service> {
  const service = await startService({ config: { moderation: 'none' }, limits: busy })
  await service.submit('rome', { body: 'The first.' })
  return service
}

function send(service: Service, body: string, proof: string) {
  return service.post('/api/threads/rome/comments', { ...toJson({ body }), form: { proof } })
}

/** How a comment is answered that comes without a proof, or with one that is none. */
const asked = [403, 'proof-of-work-required']

async function challengeOf(answer: Response): Promise<Challenge> {
  const { challenge } = (await answer.json()) as WireProblem
  return challenge as Challenge
}

/** As the page's script works it out. */
async function solve(challenge: Challenge): Promise<string> {
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) })
}

describe('a proof of work', () => {
  it('is asked of whoever can give it, and lets the comment through', async () => {
    const service = await busyService()

    const challenge = await challengeOf(await send(service, 'Second.', 'able'))
    const answer = await send(service, 'Second.', await solve(challenge))

    expect(answer.status).toBe(201)
  })

  it('is not asked of a form without scripts, which is held', async () => {
    const service = await busyService()

    const answers = [
      await service.submit('rome', { body: 'By a program.' }),
      await service.submitForm('rome', { body: 'By a form.' }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([202, 303])
    expect(answers[1]?.headers.get('location')).toContain('#response-held')
  })

  it('is good once', async () => {
    const service = await busyService()
    const challenge = await challengeOf(await send(service, 'Second.', 'able'))
    const proof = await solve(challenge)
    await send(service, 'Second.', proof)

    const again = await send(service, 'Third.', proof)

    expect([again.status, await codeOf(again)]).toEqual(asked)
  })

  it('of two comments that use it at the same moment lets one through', async () => {
    const service = await busyService()
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))

    const answers = await Promise.all([send(service, 'One.', proof), send(service, 'Two.', proof)])

    const refused = answers.filter(answer => answer.status !== 201)
    const told = await Promise.all(refused.map(async one => [one.status, await codeOf(one)]))
    expect(told).toEqual([asked])
  })

  it('of two edits that use it at the same moment lets one through', async () => {
    const service = await busyService()
    const authors = [
      await write(service, { body: 'Held: one.' }),
      await write(service, { body: 'Held: two.' }),
    ]
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))

    const answers = await Promise.all(
      authors.map(({ edit }, number) => edit({ body: `Better: ${number}.`, form: { proof } })),
    )

    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 403])
  })

  it('that lifts no doubt is not used up, and may have been', async () => {
    const service = await busyService()
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))
    await send(service, 'Second.', proof)

    const quiet = await startService({ config: { moderation: 'none' }, folder: service.folder })

    expect((await send(quiet, 'Third.', proof)).status).toBe(201)
  })

  it('is good for ten minutes', async () => {
    const service = await busyService()
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))

    service.clock.advance(11 * 60 * 1000)
    const late = await send(service, 'Second.', proof)

    expect([late.status, await codeOf(late)]).toEqual(asked)
  })

  it('is worth nothing after the clock was years ahead when it was asked for', async () => {
    const years = 5 * 365 * 24 * 60 * 60 * 1000
    const service = await busyService()
    service.clock.advance(years)
    await service.submit('rome', { body: 'Of the future.' })
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))

    service.clock.advance(-years)
    await service.submit('rome', { body: 'Of today.' })
    const early = await send(service, 'Second.', proof)

    expect([early.status, await codeOf(early)]).toEqual(asked)
  })

  it('is not one when its challenge was made easier', async () => {
    const service = await busyService()
    const challenge = await challengeOf(await send(service, 'Second.', 'able'))
    const parameters = { ...challenge.parameters, keyPrefix: '00' }

    const forged = await solve({ ...challenge, parameters })
    const answer = await send(service, 'Second.', forged)

    expect([answer.status, await codeOf(answer)]).toEqual(asked)
  })

  it.each(['{}', 'null', '[[[', '{"challenge":{}}'])('is not %s', async proof => {
    const service = await busyService()

    const answer = await send(service, 'Second.', proof)

    expect([answer.status, await codeOf(answer)]).toEqual(asked)
  })

  it('that nobody asked for is nothing, whatever moment it names', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const names = ['nonce', 'salt', 'keyPrefix', 'keySignature'].map(name => [name, 'x'])
    const numbers = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyLength: 32 }
    const parameters = { ...Object.fromEntries(names), ...numbers, data: { until: -1e300 } }
    const solution = { counter: 1, derivedKey: 'x' }

    const proof = JSON.stringify({ challenge: { parameters, signature: 'x' }, solution })

    expect((await send(service, 'First.', proof)).status).toBe(201)
  })

  it('lifts no other doubt', async () => {
    const service = await busyService()

    const answer = await send(service, 'https://a.example '.repeat(4), 'able')

    expect(answer.status).toBe(202)
  })
})
