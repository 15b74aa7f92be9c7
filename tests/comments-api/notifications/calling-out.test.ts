import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Event } from '../../../comments-api/events/event.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { listen } from '../listener.ts'
import { readMentionsDesk, startBesideStranger } from '../mentioning.ts'
import { signInModerator } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import { idOf, startService } from '../service.ts'
import { ada, last } from '../subscriber.ts'

const minute = 60_000

const withHook = (url: string) =>
  mailTo('smtp://127.0.0.1:9', {
    AFTERWORD_MODERATOR_MAIL: 'none',
    AFTERWORD_BUILD_HOOK: url,
    AFTERWORD_BUILD_HOOK_SECRET: 'sesame',
  })

describe('the build hook', () => {
  it('is called once, with its secret, for all changes within a minute', async () => {
    const { calls, url } = await listen()
    const service = await startService({ config: { ...withHook(url), moderation: 'none' } })

    for (let number = 0; number < 20; number += 1) {
      await service.submit(number % 2 ? 'rome' : 'oslo', { body: `Number ${number}.` })
      await service.pass(2_000)
    }
    const early = calls.length
    await service.pass(20_000)
    const inTime = calls.length
    await service.pass(10 * minute)

    expect([early, inTime, calls.length]).toEqual([0, 1, 1])
    expect(calls[0]?.headers.authorization).toBe('Bearer sesame')
  })

  it('is called again a minute after a change that follows the first call', async () => {
    const { calls, url } = await listen()
    const service = await startService({ config: { ...withHook(url), moderation: 'none' } })

    await service.submit('rome', { body: 'One.' })
    await service.pass(minute)
    await service.submit('rome', { body: 'Two.' })
    await service.pass(minute - 1)
    const between = calls.length
    await service.pass(1)

    expect([between, calls.length]).toEqual([1, 2])
  })

  it('is called a minute after the next change even if it failed for hours', async () => {
    let isWell = false
    const { calls, url } = await listen(() => (isWell ? 200 : 500))
    const service = await startService({ config: { ...withHook(url), moderation: 'none' } })
    await service.submit('rome', { body: 'One.' })
    for (let passed = 0; passed < 120; passed += 1) await service.pass(minute)
    const failed = calls.length

    isWell = true
    await service.submit('rome', { body: 'Two.' })
    await service.pass(minute - 1)
    const between = calls.length
    await service.pass(1)
    const soon = calls.length
    await service.pass(10 * minute)

    expect(failed).toBeGreaterThan(4)
    expect([between, soon, calls.length]).toEqual([failed, failed + 1, failed + 1])
  })

  it('starts to count its attempts anew with the next change', async () => {
    const { url } = await listen(() => 500)
    const service = await startService({ config: { ...withHook(url), moderation: 'none' } })
    await service.submit('rome', { body: 'One.' })
    for (let passed = 0; passed < 30; passed += 1) await service.pass(minute)
    const moderator = await signInModerator(service)
    const before = await moderator.desk('letters/')

    await service.submit('rome', { body: 'Two.' })
    await service.settle()
    const after = await moderator.desk('letters/')

    expect(before).toMatch(/the answer was 500 \(try \d+\)/)
    expect(after).toContain('the answer was 500</p>')
  })

  it('is called once when a moderator retries a call given up while a change is pending', async () => {
    let isWell = false
    const { calls, url } = await listen(() => (isWell ? 200 : 500))
    const service = await startService({ config: { ...withHook(url), moderation: 'none' } })
    await service.submit('rome', { body: 'One.' })
    for (let passed = 0; passed < 14; passed += 1) await service.pass(24 * 60 * minute)
    const moderator = await signInModerator(service)
    const page = await moderator.desk('letters/')
    const [, id] = /\/admin\/letters\/(\w+)/.exec(page) ?? []
    const failed = calls.length

    isWell = true
    await service.submit('rome', { body: 'Two.' })
    await service.settle()
    const after = await moderator.pressAndRead(`/admin/letters/${id}`, { do: 'restart' })
    await service.pass(10 * minute)

    expect(page).toContain('not tried again by itself')
    expect(after).toContain('It is being tried again')
    expect(calls).toHaveLength(failed + 1)
  })

  it.each([
    ['at once', 0],
    ['shortly before the retry', 80_000],
  ])('is called once after a kill during a call, if a change follows %s', async (_, later) => {
    const { calls, url } = await listen()
    const config = { ...withHook(url), moderation: 'none' } as const
    const { promise: killed, reject: end } = Promise.withResolvers<Response>()
    let begun = 0
    const ring = () => {
      begun += 1
      return killed
    }
    const first = await startService({ config, world: { fetch: ring } })
    await first.submit('rome', { body: 'One.' })
    await first.settle()
    first.clock.advance(minute)
    first.app.delivery.wake()
    await expect.poll(() => begun).toBe(1)

    const world = { ...first.clock, fetch: realWorld.fetch }
    const next = await startService({ config, world, folder: first.folder })
    await next.pass(later)
    await next.submit('rome', { body: 'Two.' })
    for (let passed = 0; passed < 12; passed += 1) await next.pass(minute / 4)
    end(new Error('killed'))

    expect(calls).toHaveLength(1)
  })

  it('is called after a kill during its second call', async () => {
    const { calls, url } = await listen()
    const config = { ...withHook(url), moderation: 'none' } as const
    const { promise: killed, reject: end } = Promise.withResolvers<Response>()
    let begun = 0
    const ring: typeof realWorld.fetch = (...call) => {
      begun += 1
      return begun === 1 ? realWorld.fetch(...call) : killed
    }
    const first = await startService({ config, world: { fetch: ring } })
    await first.submit('rome', { body: 'One.' })
    await first.pass(minute)
    await first.submit('rome', { body: 'Two.' })
    await first.settle()
    first.clock.advance(minute)
    first.app.delivery.wake()
    await expect.poll(() => begun).toBe(2)

    const world = { ...first.clock, fetch: realWorld.fetch }
    const next = await startService({ config, world, folder: first.folder })
    await next.pass(2 * minute)
    end(new Error('killed'))

    expect(calls).toHaveLength(2)
  })

  it('is called for an approval, but not for held, spam or deleted comments', async () => {
    const { calls, url } = await listen()
    const service = await startService({ config: withHook(url) })
    const moderator = await signInModerator(service)

    await service.submit('rome', { body: 'Held.' })
    await service.submit('rome', { body: 'Spam.', website: 'x' })
    const id = await idOf(await service.submit('rome', { body: 'Held too.' }))
    await moderator.decide(id, 'deleted')
    await service.pass(10 * minute)
    const before = calls.length
    const other = await idOf(await service.submit('rome', { body: 'Good.' }))
    await moderator.decide(other, 'approved')
    await service.pass(minute)

    expect([before, calls.length]).toEqual([0, 1])
  })

  it.each([
    ['an error', () => 500, 'the answer was 500'],
    ['a redirect', () => [302, 'http://127.0.0.1:1/'] as [number, string], 'the answer was 302'],
  ])(
    'fails no decision, is retried, and is shown as failed at the desk when it answers with %s',
    async (_case, answer, told) => {
      let isWell = false
      const { calls, url } = await listen(() => (isWell ? 200 : answer()))
      const service = await startService({ config: withHook(url) })
      const moderator = await signInModerator(service)
      const id = await idOf(await service.submit('rome'))

      const answered = await moderator.decide(id, 'approved')
      await service.pass(minute)
      const page = await moderator.desk('letters/')
      isWell = true
      await service.pass(2 * minute)

      expect(answered.status).toBe(303)
      expect((await service.read('rome')).count).toBe(1)
      expect(page).toContain(told)
      expect(`${page}${service.lines.join()}`).not.toMatch(/s3cret-path|sesame/)
      expect(calls).toHaveLength(2)
    },
  )
})

describe('the webhook', () => {
  const secret = 'a secret of more than 24 bytes'
  const withWebhook = (url: string, smtp = 'smtp://127.0.0.1:9') =>
    mailTo(smtp, {
      AFTERWORD_MODERATOR_MAIL: 'none',
      AFTERWORD_WEBHOOK: url,
      AFTERWORD_WEBHOOK_SECRET: secret,
    })

  it('is called for a submission and an approval, signed, with ids but no content', async () => {
    const { calls, url } = await listen()
    const service = await startService({ config: withWebhook(url) })
    const moderator = await signInModerator(service)

    const id = await idOf(await service.submit('rome', { body: 'Canary.', email: 'ada@x.example' }))
    await service.settle()
    await moderator.decide(id, 'approved')
    await service.settle()

    expect(calls.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'comment-submitted', comment: id, thread: 'rome' },
      { type: 'comment-approved', comment: id, thread: 'rome' },
    ])
    for (const { headers, body } of calls) {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
      const wanted = createHmac('sha256', secret).update(signed).digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${wanted}`)
      // An id may hold "ada" by itself.
      expect(body).not.toMatch(/Canary|Ada|ada@/)
    }
  })

  it('is called for every type of event', async () => {
    const { calls, url } = await listen()
    const office = await openPostOffice()
    const service = await startBesideStranger({ config: withWebhook(url, office.url) })
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome', ada))
    await service.settle()
    await service.postForm(linkIn(last(office.mails), 'Look at it and confirm'), {})

    await moderator.decide(id, 'approved')
    await moderator.press(`/admin/comments/${id}/pin`)
    await moderator.press(`/admin/comments/${id}/unpin`)
    await moderator.press(`/admin/comments/${id}/edit`, { name: 'Ada', url: '', body: 'Better.' })
    await moderator.press(`/admin/threads/rome/close?one=${id}`)
    await moderator.press(`/admin/threads/rome/reopen?one=${id}`)
    for (const status of ['pending', 'spam', 'deleted'] as const) await moderator.decide(id, status)
    await service.sendAndCheck()
    const mentions = await readMentionsDesk(service)
    await mentions.decide('approved')
    await mentions.decide('pending', 'approved')
    await mentions.decide('spam')
    await mentions.decide('deleted', 'spam')
    await service.settle()

    const types = Event.options.map(({ shape }) => shape.type.value)
    expect(calls.map(({ body }) => JSON.parse(body).type).sort()).toEqual(types.sort())
  })

  it('is called again with the same webhook-id after an error', async () => {
    let isWell = false
    const { calls, url } = await listen(() => (isWell ? 200 : 503))
    const service = await startService({ config: withWebhook(url) })

    await service.submit('rome')
    await service.settle()
    isWell = true
    await service.pass(2 * minute)

    expect(calls).toHaveLength(2)
    expect(calls[1]?.headers['webhook-id']).toBe(calls[0]?.headers['webhook-id'])
  })
})
