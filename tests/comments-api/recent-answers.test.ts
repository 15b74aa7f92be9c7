import type { FastifyRequest } from 'fastify'
import { expect, it } from 'vitest'
import type { Answer } from '../../comments-api/http/answer.ts'
import { RecentAnswers } from '../../comments-api/http/recent-answers.ts'
import { realWorld } from '../../comments-api/world.ts'

const request = { raw: { url: '/a' }, headers: {} } as FastifyRequest

function answerOf(bytes: number): Answer {
  return { tags: ['"a"'], body: Buffer.alloc(bytes), headers: {}, described: {} }
}

it('does not keep what was read before a write and is ready after it', () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const keep = answers.keeper()

  answers.forget()
  keep(request, answerOf(1))

  expect(answers.find(request)).toBeUndefined()
})

it('holds no more than 12 MiB, whatever is asked for', () => {
  const answers = new RecentAnswers({ ...realWorld, monotonic: () => 0 })
  const keep = answers.keeper()

  keep(request, answerOf(8 * 1024 * 1024))
  const first = answers.find(request)
  keep(request, answerOf(8 * 1024 * 1024))

  expect([first?.tags, answers.find(request)]).toEqual([['"a"'], undefined])
})
