import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { signInModerator } from '../moderator.ts'
import { codeOf, idOf, startService, thread } from '../service.ts'

// How names are compared and comments are judged does not depend on the database engine.

const ines = thread('rome', { author: { name: 'Inês Marvão', url: null } })

describe('a submitted comment', () => {
  const ofInes = share(() =>
    startService({ config: { moderation: 'none' }, manifest: { threads: [ines] } }),
  )

  const knowingAda = share(async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const first = await service.submit('rome', { email: 'ada@example.org', body: 'One.' })
    await moderator.decide(await idOf(first), 'approved')
    return service
  })

  it.each([
    ['its name differs', { name: 'Eve', email: 'ada@example.org' }],
    ['it has no mail address', { name: 'Ada' }],
    ['it has four links', { email: 'ada@example.org', body: 'https://a.example '.repeat(4) }],
  ])('by an approved author is still held if %s', async (_case, words) => {
    const second = await knowingAda().submit('rome', { body: 'Two.', ...words })

    expect(second.status).toBe(202)
  })

  it('is answered with 202 if the honeypot field is filled, however much is in it', async () => {
    const service = await startService()

    const answer = await service.submit('rome', { website: 'buy.example '.repeat(100) })

    expect(answer.status).toBe(202)
  })

  it.each([
    'Ines Marvao',
    'Inês-Marvão',
    'Inês Marvão (author)',
    '(INÊS  MARVÃO)',
    'Inês Marvão [✓',
    'Inês Marvão – author',
    'Inês Marvão, owner of this blog',
    'Admin | Inês Marvão',
    'The Inês Marvão',
    'Inês Marvãoᵃᵈᵐⁱⁿ',
    'Inês Marvão¹',
    'InêsーMarvão',
    'Inês Marvão 🅰️',
  ])('is held under the name %j, which resembles the author’s, Inês Marvão', async name => {
    const answers = [
      await ofInes().submit('rome', { name }),
      await ofInes().submit('rome', { name: 'Inês Marinho', body: `Not by ${name}.` }),
    ]

    expect(answers.map(answer => answer.status)).toEqual([202, 201])
  })

  it('is rejected under an author’s name in other letter case, or cut to 60 characters', async () => {
    const board = 'The Editorial Board of the International Association for Tide Tables'
    const authors = [thread('rome', { author: { name: 'Jörg Weiß', url: null } })]
    const boards = [thread('oslo', { author: { name: board, url: null } })]
    const manifest = { threads: [...authors, ...boards] }
    const service = await startService({ config: { moderation: 'none' }, manifest })

    const names = ['JÖRG WEISS', 'Jörg Weiss', 'JÖRG WEIẞ', board.slice(0, 60)]
    const answers = await Promise.all(names.map(name => service.submit('rome', { name })))

    expect(answers.map(answer => answer.status)).toEqual([422, 422, 422, 422])
  })

  it('to an unknown thread is answered with 404, as is reading it', async () => {
    const service = await startService()

    const answers = await Promise.all([
      service.submit('atlantis'),
      service.submit('..%2Fadmin'),
      service.ask('/api/threads/atlantis/comments'),
    ])

    expect(answers.map(answer => answer.status)).toEqual([404, 404, 404])
    expect(await codeOf(answers[0] as Response)).toBe('unknown-thread')
  })

  it('is shown as by Anonymous if its name has no visible characters', async () => {
    const service = await startService({ config: { moderation: 'none' } })

    await service.submit('rome', { name: '\u202e\u3164\u200d ' })

    expect((await service.read('rome')).comments[0]?.author.name).toBe('Anonymous')
  })
})
