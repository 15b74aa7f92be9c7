import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { startService } from '../service.ts'

// Rejected before the database is read.

const open = { config: { moderation: 'none' } } as const

describe('an invalid query', () => {
  const asked = share(() => startService(open))

  it.each([
    '/api/threads/rome/comments?since=-1',
    '/api/threads/rome/comments?since=1.5',
    '/api/threads/rome/comments?unknown=1',
    '/api/threads/rome/comments?cursor=garbage',
    '/api/threads/rome/comments?cursor=~',
    '/api/counts',
    '/api/counts?threads=',
  ])('is rejected with 400: %s', async path => {
    const answer = await asked().ask(path)

    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid-query' })
  })

  it.each([
    ['/api/counts', 'threads', 'is missing'],
    ['/api/counts?threads=a&threads=b', 'threads', 'must be of type string'],
    ['/api/threads/rome/comments?since=1&since=2', 'since', 'must be of type string'],
    ['/api/counts?threads=a&post=b', 'post', 'is not a field'],
  ])('is explained for %s: "%s" %s', async (path, field, message) => {
    const answer = await asked().ask(path)

    expect(await answer.json()).toMatchObject({ fields: [{ field, message }] })
  })
})
