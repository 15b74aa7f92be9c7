import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { codeOf, startService } from '../service.ts'
import { asked, busyService, challengeOf, send, solve } from './busy-service.ts'

describe('a proof of work', () => {
  it('is asked of whoever can give it, and lets the comment through', async () => {
    const service = await busyService()

    const challenge = await challengeOf(await send(service, 'Second.', 'able'))
    const answer = await send(service, 'Second.', await solve(challenge))

    expect(answer.status).toBe(201)
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
})
