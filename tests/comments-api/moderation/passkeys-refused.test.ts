import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dump } from '../dump.ts'
import { share } from '../lifetime.ts'
import { ownPage, signInBo, signInModerator } from '../moderator.ts'
import { type Settings, startService } from '../service.ts'
import { makePasskey } from './software-passkey.ts'

type Passkey = ReturnType<typeof makePasskey>
type Said = Partial<Parameters<Passkey['answer']>[0]>

/** The service, and a moderator who has a passkey that was used five times. */
async function start(settings: Settings = {}) {
  const service = await startService(settings)
  const moderator = await signInModerator(service)
  const { cookie } = moderator
  const passkey = makePasskey()

  async function challenge(path: 'challenge' | 'offer'): Promise<string> {
    const asked = await service.post(`/api/admin/passkeys/${path}`, {}, { ...ownPage, cookie })
    return ((await asked.json()) as { challenge: string }).challenge
  }
  const send = (answer: object) => service.post('/api/admin/passkeys/sign-in', answer, ownPage)
  const enter = async (said: Said, by = passkey) =>
    send(by.answer({ challenge: await challenge('challenge'), ...said }))
  const add = async (said: Said, by = makePasskey()) => {
    const sent = by.register({ challenge: await challenge('offer'), ...said })
    return service.post('/api/admin/passkeys', sent, { ...ownPage, cookie })
  }
  await add({}, passkey)
  await enter({ counter: 5 })
  return { service, moderator, passkey, challenge, send, enter, add }
}

describe('a passkey', () => {
  const shared = share(() => start())

  it('is accepted for sign-in and for registration when all of it is valid', async () => {
    const { enter, add } = await start()

    expect([(await enter({ counter: 6 })).status, (await add({})).status]).toEqual([200, 201])
  })

  it.each<readonly [string, Said]>([
    ['its origin is another site', { origin: 'http://evil.example' }],
    ['its origin has another port', { origin: 'http://localhost:8081' }],
    ['its origin is a subdomain', { origin: 'http://evil.localhost:8080' }],
    ['it was made for another relying party', { rpId: 'localhost:8080' }],
    ['the user was not verified', { flags: 1 }],
    ['the user was not present', { flags: 4 }],
  ])('is rejected for sign-in and for registration when %s', async (_name, said) => {
    const { enter, add } = shared()

    expect([(await enter({ counter: 9, ...said })).status, (await add(said)).status]).toEqual([
      403, 403,
    ])
  })

  it.each<readonly [string, Said]>([
    ['its counter did not increase', { counter: 5 }],
    ['its counter decreased, as with a cloned key', { counter: 3 }],
    ['its counter starts again at zero', { counter: 0 }],
    ['its response has the type webauthn.create', { counter: 9, type: 'webauthn.create' }],
    ['it answers a challenge that was never issued', { counter: 9, challenge: 'bm9ib2R5IGFza2Vk' }],
  ])('is rejected for sign-in when %s', async (_name, said) => {
    expect((await shared().enter(said)).status).toBe(403)
  })

  it('is rejected when another key uses the same credential id', async () => {
    const { enter, passkey } = shared()

    expect((await enter({ counter: 9 }, makePasskey(passkey.id))).status).toBe(403)
  })

  it('signs in once per response, even when it is sent three times at once', async () => {
    const { passkey, challenge, send } = await start()
    const answer = passkey.answer({ challenge: await challenge('challenge'), counter: 9 })

    const entered = await Promise.all([send(answer), send(answer), send(answer)])

    expect(entered.map(({ status }) => status).sort()).toEqual([200, 403, 403])
  })

  it('uses no sign-in challenge for registration, and no registration challenge for sign-in', async () => {
    const { add, enter, challenge } = shared()

    const added = await add({ challenge: await challenge('challenge') })
    const entered = await enter({ counter: 9, challenge: await challenge('offer') })

    expect([added.status, entered.status]).toEqual([403, 403])
  })

  it('cannot be removed by another moderator', async () => {
    const { service, passkey, enter } = await start({ world: { now: Date.now } })
    const bo = await signInBo(service)

    await bo.press('/admin/you/passkeys', { remove: passkey.id.toString('base64url') })

    expect((await enter({ counter: 6 })).status).toBe(200)
  })

  it('cannot be registered twice, nor replaced by another key with the same id', async () => {
    const { add, enter, passkey } = await start()

    const again = await add({}, passkey)
    const other = await add({}, makePasskey(passkey.id))

    expect([again.status, other.status]).toEqual([403, 403])
    expect((await enter({ counter: 9 })).status).toBe(200)
  })

  it('is named with its transports when another is added, so that the same device is not added twice', async () => {
    const { service, moderator, passkey, add } = await start()
    const roaming = makePasskey()
    await add({ transports: ['usb', 'nfc'] }, roaming)
    const malformed = await add({ transports: 'usb' })

    const offer = await service.post(
      '/api/admin/passkeys/offer',
      {},
      { ...ownPage, cookie: moderator.cookie },
    )

    const { excludeCredentials } = (await offer.json()) as { excludeCredentials: object[] }
    const named = (one: Passkey) => ({ id: one.id.toString('base64url'), type: 'public-key' })
    expect(excludeCredentials).toHaveLength(2)
    expect(excludeCredentials).toContainEqual({ ...named(passkey), transports: [] })
    expect(excludeCredentials).toContainEqual({ ...named(roaming), transports: ['usb', 'nfc'] })
    expect(malformed.status).toBe(422)
  })

  it('has an id of at most 1,023 bytes', async () => {
    const { add } = shared()

    const longest = await add({}, makePasskey(randomBytes(1_023)))
    const longer = await add({}, makePasskey(randomBytes(1_024)))
    const absurd = await add({}, makePasskey(randomBytes(8_000)))

    expect([longest.status, longer.status, absurd.status]).toEqual([201, 403, 403])
  })

  it('is rejected and no longer stored after its removal, which is logged', async () => {
    const { service, moderator, enter } = await start()
    const [, id = ''] =
      /name="remove" value="([^"]+)"/.exec(await moderator.page('/admin/you/')) ?? []

    await moderator.press('/admin/you/passkeys', { remove: id })

    expect((await enter({ counter: 9 })).status).toBe(403)
    expect((await dump(service))['passkeys']).toEqual([])
    expect(await moderator.page('/admin/log/')).toContain('removed a passkey')
  })
})
