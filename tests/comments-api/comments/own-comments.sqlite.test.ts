import { describe, expect, it } from 'vitest'
import { Submitted } from '../../../comments-api/contract/submission.ts'
import { write } from '../author.ts'
import { share } from '../lifetime.ts'
import { startService } from '../service.ts'

// Refused before the database is asked, and what an answer says of a token.

const open = { config: { moderation: 'none' } } as const

describe('an author with the token', () => {
  const standing = share(async () => {
    const service = await startService(open)
    return { service, author: await write(service, { body: 'Fine words.' }) }
  })

  it('is told it once, and until when it is good', async () => {
    const service = await startService(open)

    const answer = await (await service.submit('rome')).json()

    expect(Submitted.parse(answer)).toMatchObject({
      editToken: expect.stringMatching(/^[\w-]{43}$/),
      editableUntil: '2026-11-23T12:15:00.000Z',
    })
  })

  it.each([
    ['the name of the article’s author', { author: { name: 'Olive Owner' } }, 'author.name'],
    ['nothing that can be seen', { body: ' \u200b ' }, 'body'],
    ['too much', { body: 'x'.repeat(10_001) }, 'body'],
    ['a status', { status: 'approved' }, 'status'],
    ['a date', { createdAt: '2000-01-01T00:00:00Z' }, 'createdAt'],
    ['another place', { parent: null }, 'parent'],
    ['a badge', { author: { isOwner: true } }, 'author.isOwner'],
    ['what is no text', { body: 5 }, 'body'],
  ])('cannot put %s into it', async (_case, edit, field) => {
    const { service, author } = standing()

    const answer = await author.edit(edit)

    expect([answer.status, await answer.clone().json()]).toMatchObject([
      422,
      { fields: [{ field }] },
    ])
    expect((await service.read('rome')).version).toBe(1)
  })
})
