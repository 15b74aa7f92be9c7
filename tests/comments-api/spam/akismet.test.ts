import { describe, expect, it } from 'vitest'
import { signInModerator, undoOf } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

type Asked = { readonly call: string; readonly fields: Record<string, string> }

/** A service that has a key, and an Akismet that answers so. */
async function withAkismet(answer: (asked: Asked) => Response | Promise<Response>) {
  const asked: Asked[] = []
  const fetch = async (url: string, init: RequestInit) => {
    const call = url.replace('https://rest.akismet.com/1.1/', '')
    const question = { call, fields: Object.fromEntries(init.body as URLSearchParams) }
    asked.push(question)
    return answer(question)
  }
  const spam = { blockList: null, akismetKey: 'abcdef123456' }
  const service = await startService({ config: { moderation: 'none', spam }, world: { fetch } })
  return { service, asked }
}

describe('Akismet', () => {
  it('receives key, IP address and text, and what it calls spam is marked as spam', async () => {
    const { service, asked } = await withAkismet(() => new Response('true'))
    const moderator = await signInModerator(service)

    const answer = await service.submit('rome', { name: 'Ann', body: 'Buy.' })

    expect(answer.status).toBe(202)
    expect(await moderator.desk('?status=spam')).toContain('Akismet calls it spam')
    expect(asked).toMatchObject([
      {
        call: 'comment-check',
        fields: { api_key: 'abcdef123456', user_ip: '127.0.0.1', comment_content: 'Buy.' },
      },
    ])
  })

  it.each([
    ['answers "false"', () => new Response('false')],
    ['rejects the key', () => new Response('invalid')],
    ['answers 500', () => new Response('', { status: 500 })],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ])('does not hold a comment if it %s', async (_case, answer) => {
    const { service } = await withAkismet(answer)

    expect((await service.submit('rome')).status).toBe(201)
  })

  it('is not read to the end if its answer is endless', async () => {
    const chunk = new Uint8Array(256 * 1024)
    let sent = 0
    const flood = () =>
      new ReadableStream({
        pull(stream) {
          sent += 1
          if (sent > 40) stream.close()
          else stream.enqueue(chunk)
        },
      })
    const { service } = await withAkismet(() => new Response(flood()))

    expect((await service.submit('rome')).status).toBe(201)
    expect(sent).toBeLessThan(10)
  })

  it('is told of decisions that differ from its answer, and of no others', async () => {
    const { service, asked } = await withAkismet(
      ({ fields }) => new Response(String(fields['comment_content'] === 'Buy.')),
    )
    const moderator = await signInModerator(service)
    const bad = await idOf(await service.submit('rome', { body: 'Buy.' }))
    const good = await idOf(await service.submit('rome', { body: 'Well.' }))
    const links = 'https://a.example '.repeat(4)
    const held = await idOf(await service.submit('rome', { body: links }))
    const trapped = await idOf(await service.submit('rome', { website: 'x', body: 'Trapped.' }))

    await moderator.decide(held, 'approved')
    const approved = await moderator.pressAndRead(`/admin/comments/${trapped}`, {
      status: 'approved',
    })
    await moderator.press(undoOf(approved))
    await moderator.decide(bad, 'approved')
    await moderator.decide(good, 'spam')
    await service.settle()

    const told = asked.filter(({ call }) => call !== 'comment-check')
    expect(told.map(({ call, fields }) => [call, fields['comment_content']]).sort()).toEqual([
      ['submit-ham', 'Buy.'],
      ['submit-spam', 'Well.'],
    ])
  })

  it('is told each time a moderator decides otherwise than before', async () => {
    const { service, asked } = await withAkismet(() => new Response('true'))
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome', { body: 'Buy.' }))

    for (const status of ['approved', 'spam', 'spam', 'approved'] as const) {
      await moderator.decide(id, status)
      await service.settle()
    }

    const told = asked.map(({ call }) => call)
    expect(told).toEqual(['comment-check', 'submit-ham', 'submit-spam', 'submit-ham'])
  })

  it('is not asked about a comment with the honeypot filled', async () => {
    const { service, asked } = await withAkismet(() => new Response('false'))

    await service.submit('rome', { website: 'x' })

    expect(asked).toEqual([])
  })

  it('is not asked without a key', async () => {
    const fetch = () => Promise.reject(new Error('nobody may be asked'))
    const service = await startService({ config: { moderation: 'none' }, world: { fetch } })

    expect((await service.submit('rome')).status).toBe(201)
  })
})
