import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { startService } from '../service.ts'

// Refused before the database is asked.

const open = { config: { moderation: 'none' } } as const

describe('a thread that is read', () => {
  const asked = share(() => startService(open))

  it.each([
    '/api/threads/rome/comments?since=-1',
    '/api/threads/rome/comments?since=1.5',
    '/api/threads/rome/comments?unknown=1',
    '/api/threads/rome/comments?cursor=garbage',
    '/api/threads/rome/comments?cursor=~',
    '/api/counts',
    '/api/counts?threads=',
  ])('refuses the query of %s', async path => {
    const answer = await asked().ask(path)

    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'invalid-query' })
  })

  it.each([
    ['/api/counts', 'threads', 'is missing'],
    ['/api/counts?threads=a&threads=b', 'threads', 'must be of type string'],
    ['/api/threads/rome/comments?since=1&since=2', 'since', 'must be of type string'],
    ['/api/counts?threads=a&post=b', 'post', 'is not a field'],
  ])('says in words what is wrong with the query of %s', async (path, field, message) => {
    const answer = await asked().ask(path)

    expect(await answer.json()).toMatchObject({ fields: [{ field, message }] })
  })
})
