import { describe, expect, it } from 'vitest'
import { Submitted } from '../../../comments-api/contract/submission.ts'
import { own, type Told, write } from '../author.ts'
import { share } from '../lifetime.ts'
import { startService } from '../service.ts'

// The token in an answer, and edits that are rejected before the database is read.

const open = { config: { moderation: 'none' } } as const

describe('an author with the edit token', () => {
  const standing = share(async () => {
    const service = await startService(open)
    return { service, author: await write(service, { body: 'Fine words.' }) }
  })

  it('receives it with its expiry in the answer to the submission, and in no later answer', async () => {
    const service = await startService(open)

    const answer = (await (await service.submit('rome')).json()) as Told
    const author = own(service, answer.comment.id, answer.editToken)
    const later = [
      await author.ask(),
      await author.edit({ body: 'Better words.' }),
      await service.submit('rome', { body: 'Better words.' }),
      await service.ask('/api/threads/rome/comments'),
      await author.erase(),
    ]

    const texts = await Promise.all(later.map(one => one.text()))
    expect(later.map(({ status }) => status)).toEqual([200, 200, 409, 200, 204])
    expect(`${texts}`).not.toContain(answer.editToken)
    expect(Submitted.parse(answer)).toMatchObject({
      editToken: expect.stringMatching(/^[\w-]{43}$/),
      editableUntil: '2026-11-23T12:15:00.000Z',
    })
  })

  it.each([
    ['the name of the article’s author', { author: { name: 'Olive Owner' } }, 'author.name'],
    ['a body of invisible characters', { body: ' \u200b ' }, 'body'],
    ['a body of more than 10,000 characters', { body: 'x'.repeat(10_001) }, 'body'],
    ['a status', { status: 'approved' }, 'status'],
    ['a date', { createdAt: '2000-01-01T00:00:00Z' }, 'createdAt'],
    ['another parent', { parent: null }, 'parent'],
    ['the owner’s badge', { author: { isOwner: true } }, 'author.isOwner'],
    ['a body that is not a string', { body: 5 }, 'body'],
  ])('cannot edit the comment to have %s', async (_case, edit, field) => {
    const { service, author } = standing()

    const answer = await author.edit(edit)

    expect([answer.status, await answer.clone().json()]).toMatchObject([
      422,
      { fields: [{ field }] },
    ])
    expect((await service.read('rome')).version).toBe(1)
  })
})
