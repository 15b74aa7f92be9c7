import { describe, expect, it } from 'vitest'
import { writeBody } from '../../../bench/service/corpus/write-comments.ts'
import { explanations } from '../../../comments-api/comments/reasons.ts'
import { write } from '../author.ts'
import { signInModerator } from '../moderator.ts'
import { codeOf, idOf, type Service, startService, toJson } from '../service.ts'

const never = { many: 1_000, absurd: 1_000 }
const few = { many: 2, absurd: 4 }
const config = { moderation: 'none', trustProxy: ['127.0.0.1'] } as const

function send(service: Service, to: string, from: string, body: string) {
  return service.post(`/api/threads/${to}/comments`, toJson({ body }), { 'x-forwarded-for': from })
}

async function statuses(service: Service, places: readonly (readonly [string, string])[]) {
  const found: number[] = []
  for (const [index, [to, from]] of places.entries()) {
    found.push((await send(service, to, from, `Number ${index}.`)).status)
  }
  return found
}

describe('many comments in an hour', () => {
  it.each([
    [
      'from one network',
      { network: few, thread: never, site: never },
      [
        ['rome', '192.0.2.1'],
        ['oslo', '192.0.2.2'],
        ['rome', '192.0.2.3'],
        ['rome', '198.51.100.1'],
        ['rome', '192.0.2.4'],
        ['rome', '192.0.2.5'],
      ],
      [201, 201, 202, 201, 202, 429],
    ],
    [
      'in one thread',
      { network: never, thread: few, site: never },
      [
        ['rome', '192.0.2.1'],
        ['rome', '192.0.3.1'],
        ['rome', '192.0.4.1'],
        ['oslo', '192.0.5.1'],
        ['rome', '192.0.6.1'],
        ['rome', '192.0.7.1'],
        ['oslo', '192.0.8.1'],
      ],
      [201, 201, 202, 201, 202, 429, 201],
    ],
    [
      'on the whole site',
      { network: never, thread: never, site: few },
      [
        ['rome', '192.0.2.1'],
        ['oslo', '192.0.3.1'],
        ['rome', '192.0.4.1'],
        ['oslo', '192.0.5.1'],
        ['rome', '192.0.6.1'],
      ],
      [201, 201, 202, 202, 429],
    ],
  ] as const)(
    '%s are held above one limit and rejected above a second',
    async (_case, limits, sent, found) => {
      const service = await startService({ config, limits })

      expect(await statuses(service, sent)).toEqual(found)
    },
  )

  it('no longer count an hour later, which is the Retry-After of a rejected one', async () => {
    const limits = { network: { many: 1, absurd: 1 }, thread: never, site: never }
    const service = await startService({ config, limits })
    await send(service, 'rome', '192.0.2.1', 'One.')

    const refused = await send(service, 'rome', '192.0.2.1', 'Two.')
    service.clock.advance(60 * 60 * 1000)
    const later = await send(service, 'rome', '192.0.2.1', 'Three.')

    expect(refused.headers.get('retry-after')).toBe('3600')
    expect(await codeOf(refused)).toBe('too-many-requests')
    expect(later.status).toBe(201)
  })

  it('are still counted after the daily deletion of older counts', async () => {
    const limits = { network: never, thread: { many: 1, absurd: 100 }, site: never }
    const service = await startService({ config, limits })
    await service.pass(23.5 * 60 * 60 * 1000)
    await send(service, 'rome', '192.0.2.1', 'One.')

    await service.pass(40 * 60 * 1000)

    expect((await send(service, 'rome', '192.0.2.1', 'Two.')).status).toBe(202)
  })

  it('are counted to the second, and not if their time is still to come', async () => {
    const limits = { network: never, thread: { many: 2, absurd: 100 }, site: never }
    const service = await startService({ config, limits })
    const found: number[] = []

    for (const seconds of [10, 40, 60 * 60 - 30, 0, -2 * 60 * 60]) {
      service.clock.advance(seconds * 1000)
      found.push((await send(service, 'rome', '192.0.2.1', `Number ${found.length}.`)).status)
    }

    expect(found).toEqual([201, 201, 201, 202, 201])
  })
})

describe('repeated text', () => {
  const words = 'I have earned ten thousand a month from home with this simple method, ask me how.'

  it.each([
    ['unchanged', words],
    ['with other spaces, case and punctuation', words.toUpperCase().replaceAll(' ', ' - ')],
    ['with words added', `Dear friend! ${words}`],
  ])('in another thread and by another name is held: %s', async (_case, body) => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    await service.submit('rome', { name: 'Ann', body: words })

    const again = await service.submit('oslo', { name: 'Bob', body })

    expect(again.status).toBe(202)
    expect(await moderator.desk()).toContain(explanations['repeated-words'])
  })

  it('is marked as spam if it was spam before', async () => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    await moderator.decide(await idOf(await service.submit('rome', { body: words })), 'spam')

    await service.submit('oslo', { name: 'Bob', body: words })

    expect(await moderator.desk('?status=spam')).toContain(explanations['repeats-spam'])
  })

  it.each([
    ['a short thank-you', 'Thank you for this!', 'Thank you for this!'],
    ['a reply that quotes', words, `> ${words}\n\nI do not believe a word of that.`],
    [
      'a different text',
      words,
      'I have walked ten thousand miles from home, and nobody asked me how it was.',
    ],
  ])('is not found in %s', async (_case, one, other) => {
    const service = await startService({ config })
    await service.submit('rome', { name: 'Ann', body: one })

    expect((await service.submit('oslo', { name: 'Bob', body: other })).status).toBe(201)
  })

  it('is recognised after copies of it were sent at the same time', async () => {
    const service = await startService({ config })
    const copies = ['rome', 'oslo'].map(id => service.submit(id, { name: 'Ann', body: words }))
    await Promise.all(copies)

    const again = await service.submit('rome', { name: 'Bob', body: `${words} Really.` })

    expect(again.status).toBe(202)
  })

  it('is recognised in a language without spaces', async () => {
    const service = await startService({ config })
    const body =
      '在宅で毎月百万円を簡単に稼ぐ方法を無料で教えます。今すぐこちらのリンクから登録してください。先着百名様まで。'
    await service.submit('rome', { name: 'Ann', body })

    expect((await service.submit('oslo', { name: 'Bob', body: `${body}急いで！` })).status).toBe(
      202,
    )
  })

  it('is recognised among 50 texts that end in the same phrase', async () => {
    // The hashes depend on it, and with another secret two of fifty texts could match by chance.
    const secret = 'tiebreak-wander-lantern-ochre-fjord-sextant'
    const limits = { network: never, thread: never, site: never }
    const service = await startService({ config: { ...config, secret }, limits })
    const ending = 'Sent from my telephone, please forgive me my brevity.'
    const words = (number: number) => writeBody(number) + writeBody(number + 1_000)
    const numbers = Array.from({ length: 50 }, (_, number) => number)
    const sendOne = (number: number, body: string) =>
      send(service, 'rome', `192.0.2.${number}`, body)
    const others = numbers.map(number => sendOne(number, `${words(number)} ${ending}`))
    const published = (await Promise.all(others)).map(({ status }) => status)

    const again = numbers.map(number => sendOne(number, `Hello! ${words(number)} ${ending}`))
    const held = (await Promise.all(again)).map(({ status }) => status)

    expect(published).toEqual(numbers.map(() => 201))
    expect(held).toEqual(numbers.map(() => 202))
  })

  it('is not found in an author’s edit of the same comment', async () => {
    const service = await startService({ config })
    const author = await write(service, { name: 'Ann', body: words })

    const edited = await author.edit({ body: `${words} Seriously.` })

    expect(edited.status).toBe(200)
    expect((await service.read('rome')).count).toBe(1)
  })

  it('is the only reason for which an edit is held that was sent without a stamp', async () => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    await service.submit('oslo', { name: 'Bob', body: words })
    const author = await write(service, { name: 'Ann', body: 'Hello.' })

    await author.edit({ body: words })

    expect(await moderator.desk()).toContain(explanations['repeated-words'])
    expect(await moderator.desk()).not.toContain(explanations['no-stamp'])
  })

  it('of an edited comment is held, both its former and its current text', async () => {
    const service = await startService({ config })
    const author = await write(service, { name: 'Ann', body: writeBody(1) })
    await author.edit({ body: writeBody(2) })

    const answers = await Promise.all(
      [1, 2].map(number =>
        service.submit('oslo', { name: 'Bob', body: `${writeBody(number)} Indeed.` }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([202, 202])
  })

  it('is no longer recognised after a month', async () => {
    const service = await startService({ config })
    await service.submit('rome', { name: 'Ann', body: words })
    service.clock.advance(31 * 24 * 60 * 60 * 1000)

    expect((await service.submit('oslo', { name: 'Bob', body: words })).status).toBe(201)
  })
})
