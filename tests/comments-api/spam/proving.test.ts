import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { codeOf, startService } from '../service.ts'
import { asked, busyService, challengeOf, send, solve } from './busy-service.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('a proof of work', () => {
  // Solving a challenge takes a third of a second, so this test uses one proof several times.
  it('is required of a capable client, publishes one comment, and is ignored if not required', async () => {
    const service = await busyService()
    await service.pass(day - 5 * minute)
    await service.submit('rome', { body: 'Another first.' })
    const challenge = await challengeOf(await send(service, 'Second.', 'able'))
    const proof = await solve(challenge)

    const answer = await send(service, 'Second.', proof)
    // Once a day, spent proofs that have expired are forgotten.
    await service.pass(6 * minute)
    const again = await send(service, 'Third.', proof)
    const quiet = await startService({ config: { moderation: 'none' }, folder: service.folder })
    const undoubted = await send(quiet, 'Third.', proof)

    expect(answer.status).toBe(201)
    expect([again.status, await codeOf(again)]).toEqual(asked)
    expect(undoubted.status).toBe(201)
  })

  it('used by two comments at the same time is accepted for one', async () => {
    const service = await busyService()
    const proof = await solve(await challengeOf(await send(service, 'Second.', 'able')))

    const answers = await Promise.all([send(service, 'One.', proof), send(service, 'Two.', proof)])

    const refused = answers.filter(answer => answer.status !== 201)
    const told = await Promise.all(refused.map(async one => [one.status, await codeOf(one)]))
    expect(told).toEqual([asked])
  })

  it('used by two edits at the same time is accepted for one', async () => {
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
})
