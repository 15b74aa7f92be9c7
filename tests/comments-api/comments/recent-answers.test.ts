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

it('does not cache an answer that was being made during a write', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })

  await answers.answer(request, async () => {
    answers.forget()
    return answerOf(1)
  })

  expect(answers.find(raw)).toBeUndefined()
})

it('renews an answer once for equal requests, and again for a request after a write', async () => {
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

it('makes one answer for all query strings of a route that ignores the query', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const make = vi.fn(async () => answerOf(1))
  const urls = ['/a?1', '/a?2', '/a', '/a?3']
  const asked = urls.map(url => ({ ...request, raw: { ...raw, url } as IncomingMessage }))

  await Promise.all(asked.slice(0, 2).map(one => answers.answerAtPath(one, make)))
  for (const one of asked.slice(2)) await answers.answerAtPath(one, make)

  expect(make).toHaveBeenCalledTimes(1)
})

it('cannot renew an answer any more after renewing it has failed', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const make = vi.fn(async () => answerOf(1))
  await answers.answer(request, make)
  answers.forget()
  make.mockRejectedValueOnce(new Error('the database is away'))

  await expect(answers.renew(raw)).rejects.toThrow('the database is away')

  expect(answers.renew(raw)).toBeUndefined()
})

it('cannot renew an answer to a URL of more than 4,000 characters', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const endless = { ...raw, url: `/${'a'.repeat(4_000)}` } as IncomingMessage

  await answers.answer({ ...request, raw: endless }, async () => answerOf(1))
  answers.forget()

  expect(answers.renew(endless)).toBeUndefined()
})

it('can renew the 1,000 answers that were made last, and no older ones', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const asked = (page: number) => ({ ...raw, url: `/${page}` }) as IncomingMessage

  for (let page = 0; page <= 1_000; page += 1) {
    await answers.answer({ ...request, raw: asked(page) }, async () => answerOf(1))
  }
  answers.forget()

  expect(answers.renew(asked(0))).toBeUndefined()
  expect(answers.renew(asked(1))).toBeDefined()
})

it('drops all cached answers when they exceed 12 MiB', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const large = async () => answerOf(8 * 1024 * 1024)

  await answers.answer(request, large)
  const first = answers.find(raw)
  await answers.answer(request, large)

  expect([first?.answer.tags, answers.find(raw)]).toEqual([['"a"'], undefined])
})
