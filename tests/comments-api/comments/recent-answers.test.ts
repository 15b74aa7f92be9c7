import type { IncomingMessage } from 'node:http'
import { expect, it, vi } from 'vitest'
import type { Answer } from '../../../comments-api/http/answers/answer.ts'
import { RecentAnswers } from '../../../comments-api/http/answers/recent-answers.ts'
import { realWorld } from '../../../comments-api/world.ts'

const raw = { url: '/a', method: 'GET', headers: {} } as IncomingMessage
const request = { raw, routeOptions: { config: { measure: () => undefined } } }

function answerOf(bytes: number): Answer {
  return { tags: ['"a"'], body: Buffer.alloc(bytes), headers: {}, described: {} }
}

it('does not keep what was read before a write and is ready after it', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })

  await answers.answer(request, async () => {
    answers.forget()
    return answerOf(1)
  })

  expect(answers.find(raw)).toBeUndefined()
})

it('makes one answer for all who ask alike, and another for who asks after a write', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  await answers.answer(request, async () => answerOf(1))
  answers.forget()

  const [one, another] = [answers.renew(raw), answers.renew(raw)]
  answers.forget()
  const later = answers.renew(raw)

  expect(await another).toBe(await one)
  expect(await later).not.toBe(await one)
  expect(answers.find(raw)).toBe(await later)
})

it('makes one answer for all who add something of their own to an address that takes nothing', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const make = vi.fn(async () => answerOf(1))
  const urls = ['/a?1', '/a?2', '/a', '/a?3']
  const asked = urls.map(url => ({ ...request, raw: { ...raw, url } as IncomingMessage }))

  await Promise.all(asked.slice(0, 2).map(one => answers.answerAtPath(one, make)))
  for (const one of asked.slice(2)) await answers.answerAtPath(one, make)

  expect(make).toHaveBeenCalledTimes(1)
})

it('asks the route again where an answer could not be made anew', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const make = vi.fn(async () => answerOf(1))
  await answers.answer(request, make)
  answers.forget()
  make.mockRejectedValueOnce(new Error('the database is away'))

  await expect(answers.renew(raw)).rejects.toThrow('the database is away')

  expect(answers.renew(raw)).toBeUndefined()
})

it('keeps no way to answer what a stranger asks with endless letters', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const endless = { ...raw, url: `/${'a'.repeat(4_000)}` } as IncomingMessage

  await answers.answer({ ...request, raw: endless }, async () => answerOf(1))
  answers.forget()

  expect(answers.renew(endless)).toBeUndefined()
})

it('keeps the ways to the thousand answers that were made last', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const asked = (page: number) => ({ ...raw, url: `/${page}` }) as IncomingMessage

  for (let page = 0; page <= 1_000; page += 1) {
    await answers.answer({ ...request, raw: asked(page) }, async () => answerOf(1))
  }
  answers.forget()

  expect(answers.renew(asked(0))).toBeUndefined()
  expect(answers.renew(asked(1))).toBeDefined()
})

it('holds no more than 12 MiB, whatever is asked for', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const large = async () => answerOf(8 * 1024 * 1024)

  await answers.answer(request, large)
  const first = answers.find(raw)
  await answers.answer(request, large)

  expect([first?.answer.tags, answers.find(raw)]).toEqual([['"a"'], undefined])
})
