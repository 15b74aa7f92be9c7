import { describe, expect, it } from 'vitest'
import { startService } from '../service.ts'

describe('a request body', () => {
  it('with NUL and a lone surrogate is stored as well-formed text', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const body = '{"author":{"name":"A"},"body":"a\\u0000b\\ud800c\\u0007d"}'

    const answer = await service.ask('/api/threads/rome/comments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })

    expect(answer.status).toBe(201)
    expect((await service.read('rome')).comments[0]?.html).toBe('<p>a\ufffdb\ufffdcd</p>')
  })
})
