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

  it('is taken where all of it is right', async () => {
    const { enter, add } = await start()

    expect([(await enter({ counter: 6 })).status, (await add({})).status]).toEqual([200, 201])
  })

  it.each<readonly [string, Said]>([
    ['of another site', { origin: 'http://evil.example' }],
    ['of another port', { origin: 'http://localhost:8081' }],
    ['of a site below this one', { origin: 'http://evil.localhost:8080' }],
    ['made for another host', { rpId: 'localhost:8080' }],
    ['whose owner nobody recognised', { flags: 1 }],
    ['where nobody was there', { flags: 4 }],
  ])('neither lets in nor is added: %s', async (_name, said) => {
    const { enter, add } = shared()

    expect([(await enter({ counter: 9, ...said })).status, (await add(said)).status]).toEqual([
      403, 403,
    ])
  })

  it.each<readonly [string, Said]>([
    ['counts no further', { counter: 5 }],
    ['counts back, as a copy of it does', { counter: 3 }],
    ['counts from nothing again', { counter: 0 }],
    ['says that it is being made', { counter: 9, type: 'webauthn.create' }],
    ['answers what nobody asked', { counter: 9, challenge: 'bm9ib2R5IGFza2Vk' }],
  ])('lets nobody in that %s', async (_name, said) => {
    expect((await shared().enter(said)).status).toBe(403)
  })

  it('of the same name lets nobody in with another key', async () => {
    const { enter, passkey } = shared()

    expect((await enter({ counter: 9 }, makePasskey(passkey.id))).status).toBe(403)
  })

  it('lets in once by one answer, of several at the same moment too', async () => {
    const { passkey, challenge, send } = await start()
    const answer = passkey.answer({ challenge: await challenge('challenge'), counter: 9 })

    const entered = await Promise.all([send(answer), send(answer), send(answer)])

    expect(entered.map(({ status }) => status).sort()).toEqual([200, 403, 403])
  })

  it('is not added by what was asked of whoever signs in, and lets nobody in by what was offered', async () => {
    const { add, enter, challenge } = shared()

    const added = await add({ challenge: await challenge('challenge') })
    const entered = await enter({ counter: 9, challenge: await challenge('offer') })

    expect([added.status, entered.status]).toEqual([403, 403])
  })

  it('is removed by nobody else', async () => {
    const { service, passkey, enter } = await start({ world: { now: Date.now } })
    const bo = await signInBo(service)

    await bo.press('/admin/you/passkeys', { remove: passkey.id.toString('base64url') })

    expect((await enter({ counter: 6 })).status).toBe(200)
  })

  it('is added once, and takes no other’s place', async () => {
    const { add, enter, passkey } = await start()

    const again = await add({}, passkey)
    const other = await add({}, makePasskey(passkey.id))

    expect([again.status, other.status]).toEqual([403, 403])
    expect((await enter({ counter: 9 })).status).toBe(200)
  })

  it('has an id of at most 1,023 bytes', async () => {
    const { add } = shared()

    const longest = await add({}, makePasskey(randomBytes(1_023)))
    const longer = await add({}, makePasskey(randomBytes(1_024)))
    const absurd = await add({}, makePasskey(randomBytes(8_000)))

    expect([longest.status, longer.status, absurd.status]).toEqual([201, 403, 403])
  })

  it('lets nobody in once it is removed, and is named in the log', async () => {
    const { service, moderator, enter } = await start()
    const [, id = ''] =
      /name="remove" value="([^"]+)"/.exec(await moderator.page('/admin/you/')) ?? []

    await moderator.press('/admin/you/passkeys', { remove: id })

    expect((await enter({ counter: 9 })).status).toBe(403)
    expect((await dump(service))['passkeys']).toEqual([])
    expect(await moderator.page('/admin/log/')).toContain('removed a passkey')
  })
})
