import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import type { Answer } from '../../comments-api/http/answer.ts'
import { RecentAnswers } from '../../comments-api/http/recent-answers.ts'
import { realWorld } from '../../comments-api/world.ts'

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

it('holds no more than 12 MiB, whatever is asked for', async () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const large = async () => answerOf(8 * 1024 * 1024)

  await answers.answer(request, large)
  const first = answers.find(raw)
  await answers.answer(request, large)

  expect([first?.answer.tags, answers.find(raw)]).toEqual([['"a"'], undefined])
})
