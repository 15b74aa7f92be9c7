import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { startService } from '../service.ts'

// Rejected before the database is read.

describe('the validation of a submission', () => {
  const shared = share(() => startService({ config: { moderation: 'none' } }))

  it('reports all mistakes at once', async () => {
    const service = await startService()

    const answer = await service.submit('rome', {
      name: 'x'.repeat(61),
      email: 'nobody',
      body: ' \u200b ',
    })

    expect(answer.status).toBe(422)
    const { fields } = (await answer.json()) as { fields: { field: string }[] }
    expect(fields.map(({ field }) => field)).toEqual(['author.name', 'author.email', 'body'])
  })

  it('reports mistakes in the language of the site, also for values of 5,000 characters', async () => {
    const service = await startService({ manifest: { language: 'de' } })
    const long = 'x'.repeat(5_000)

    const answer = await service.submit('rome', { name: long, email: long, url: long })

    const { fields } = (await answer.json()) as { fields: { message: string }[] }
    expect(fields.map(({ message }) => message.split(' ', 2).join(' '))).toEqual([
      'Bitte einen',
      'Das sieht',
    ])
  })

  it('reports missing, mistyped and unknown fields together with all other mistakes', async () => {
    const service = await startService({ manifest: { language: 'de' } })
    const nested = { name: 5, email: 'nobody' }

    const without = await service.post('/api/threads/rome/comments', { body: '', parent: 'zz' })
    const wrong = await service.post('/api/threads/rome/comments', { author: nested, id: 'x' })

    const fieldsOf = async (answer: Response) =>
      ((await answer.json()) as { fields: { field: string; message: string }[] }).fields
    expect(await fieldsOf(without)).toEqual([
      { field: 'author', message: 'Das fehlt.' },
      { field: 'body', message: 'Bitte etwas schreiben.' },
      { field: 'parent', message: expect.stringContaining('gibt es nicht mehr') },
    ])
    expect((await fieldsOf(wrong)).map(({ field }) => field).sort()).toEqual([
      'author.email',
      'author.name',
      'body',
      'id',
    ])
  })

  it.each([
    ['status', { status: 'approved' }],
    ['id', { id: 'mine' }],
    ['createdAt', { createdAt: '2000-01-01T00:00:00Z' }],
  ])('rejects the field %s', async (field, more) => {
    const body = { author: { name: 'Eve' }, body: 'Hello', ...more }

    const answer = await shared().post('/api/threads/rome/comments', body)

    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ fields: [{ field }] })
  })

  it.each([
    ['character references', '&shy;&#8203;&nbsp;'],
    ['an empty quotation', '> '],
    ['an empty code block', '```js\n```'],
    ['an empty heading', '#'],
    ['an empty list', '- \n- &zwj;'],
    ['an empty link', '[](https://a.example/)'],
    ['combining accents', '\u0301\u0301'],
    ['invisible characters', '\u2800\u3164'.repeat(2_000)],
  ])('rejects a body of only %s as blank', async (_case, body) => {
    const answer = await shared().submit('rome', { body })

    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      fields: [{ field: 'body', message: 'Please write something.' }],
    })
  })

  it.each(['?', '❤️', '...', '1', '2.', '你', '`-`'])(
    'accepts a body as short as %s',
    async body => {
      const answer = await shared().submit('rome', { body })

      expect(answer.status).toBe(201)
    },
  )

  it('accepts a body that begins with 2,000 invisible characters', async () => {
    const answer = await shared().submit('rome', { body: `${'\u200b'.repeat(2_000)}x` })

    expect(answer.status).toBe(201)
  })

  it('reports a single mistake if the body is not an object', async () => {
    const answer = await shared().post('/api/threads/rome/comments', [])

    expect(((await answer.json()) as { fields: unknown[] }).fields).toHaveLength(1)
  })

  it('reports only the first 50 unknown fields', async () => {
    const service = await startService()
    const many = Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`k${at}`, 1]))
    const fieldsOf = async (answer: Response) =>
      ((await answer.json()) as { fields: { field: string }[] }).fields.map(({ field }) => field)

    const sent = await service.post('/api/threads/rome/comments', {
      ...many,
      author: { name: 'A' },
    })
    const previewed = await service.post('/api/preview', { ...many, body: 'Hello' })

    expect(await fieldsOf(sent)).toEqual(['body', ...Object.keys(many).slice(0, 50)])
    expect(await fieldsOf(previewed)).toEqual(Object.keys(many).slice(0, 50))
  })
})
