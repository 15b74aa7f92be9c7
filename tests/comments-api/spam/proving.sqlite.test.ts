import { describe, expect, it } from 'vitest'
import { codeOf, startService } from '../service.ts'
import { asked, busyService, challengeOf, send, solve } from './busy-service.ts'

// What is no proof, and who is asked for one: before one is used up.

describe('a proof of work', () => {
  it('is not required of a client without scripts, whose comment is held', async () => {
    const service = await busyService()

    const answers = [
      await service.submit('rome', { body: 'By a program.' }),
      await service.submitForm('rome', { body: 'By a form.' }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([202, 303])
    expect(answers[1]?.headers.get('location')).toContain('#response-held')
  })

  it('is accepted for ten minutes, and is not used up by comments that it does not help', async () => {
    const service = await busyService()
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))

    service.clock.advance(10 * 60 * 1000)
    const late = await send(service, 'Second.', proof)
    service.clock.advance(-1)
    const invalid = await send(service, '', proof)
    const doubted = await send(service, 'https://a.example '.repeat(4), proof)
    const inTime = await send(service, 'Second.', proof)

    expect([late.status, await codeOf(late)]).toEqual(asked)
    expect([invalid.status, doubted.status, inTime.status]).toEqual([422, 202, 201])
  })

  it('is rejected if its challenge was issued while the clock was years ahead', async () => {
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

  it('is rejected if its challenge was made easier', async () => {
    const service = await busyService()
    const challenge = await challengeOf(await send(service, 'Second.', 'able'))
    const parameters = { ...challenge.parameters, keyPrefix: '00' }

    const forged = await solve({ ...challenge, parameters })
    const answer = await send(service, 'Second.', forged)

    expect([answer.status, await codeOf(answer)]).toEqual(asked)
  })

  it.each(['{}', 'null', '[[[', '{"challenge":{}}'])('is rejected if it is %s', async proof => {
    const service = await busyService()

    const answer = await send(service, 'Second.', proof)

    expect([answer.status, await codeOf(answer)]).toEqual(asked)
  })

  it('that was not required is ignored, whatever expiry it claims', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const names = ['nonce', 'salt', 'keyPrefix', 'keySignature'].map(name => [name, 'x'])
    const numbers = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyLength: 32 }
    const parameters = { ...Object.fromEntries(names), ...numbers, data: { until: -1e300 } }
    const solution = { counter: 1, derivedKey: 'x' }

    const proof = JSON.stringify({ challenge: { parameters, signature: 'x' }, solution })

    expect((await send(service, 'First.', proof)).status).toBe(201)
  })

  it('is not required of a comment that is held for another reason', async () => {
    const service = await busyService()

    const answer = await send(service, 'https://a.example '.repeat(4), 'able')

    expect(answer.status).toBe(202)
  })
})
