import { describe, expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { type Service, startService, type Words } from '../service.ts'

async function openDesk() {
  const service = await startService()
  const moderator = await signInModerator(service)
  return { service, moderator }
}

async function write(service: Service, to: string, words: Words): Promise<void> {
  service.clock.advance(1_000)
  await service.submit(to, words)
}

/** The words of the letters that a page shows, in its order. */
function letters(page: string): string[] {
  return [...page.matchAll(/<div class="words" dir="auto"><p>(.*?)<\/p>/g)].map(
    ([, text = '']) => text,
  )
}

describe('search at the moderation desk', () => {
  it('marks each comment with its status where all are listed, and on its own page', async () => {
    const { service, moderator } = await openDesk()
    for (const body of ['First.', 'Second.', 'Third.']) await write(service, 'rome', { body })
    const ids = [...(await moderator.desk()).matchAll(/id="comment-(\w+)"/g)].map(([, id]) => id)
    await moderator.decide(`${ids[0]}`, 'spam')
    await moderator.decide(`${ids[1]}`, 'approved')

    const marks = async (path: string) =>
      [...(await moderator.page(path)).matchAll(/<span class="mark">(.*?)<\/span>/g)].map(
        ([, mark]) => mark,
      )

    expect(await marks(`/admin/?status=all&by=${ids[0]}`)).toEqual(['spam', 'approved', 'waiting'])
    expect(await marks(`/admin/comments/${ids[0]}`)).toEqual(['spam'])
    expect(await marks('/admin/?status=spam')).toEqual([])
  })

  it('filters comments by words, author, thread, network and status, alone or combined', async () => {
    const { service, moderator } = await openDesk()
    await write(service, 'rome', {
      name: 'Ada',
      email: 'ada@example.org',
      body: 'The bridge at noon.',
    })
    await write(service, 'oslo', {
      name: 'Ada',
      email: 'ada@example.org',
      body: 'The BRIDGE at night.',
    })
    await write(service, 'rome', { name: 'Bo', url: 'bo.example', body: 'No bridge that I saw.' })
    await write(service, 'rome', { name: 'Bo', body: 'Ships.', website: 'robot' })

    const found = async (query: string) => letters(await moderator.desk(query))

    expect(await found('?words=bridge')).toEqual([
      'No bridge that I saw.',
      'The BRIDGE at night.',
      'The bridge at noon.',
    ])
    expect(await found('?words=bridge&author=ADA%40')).toHaveLength(2)
    expect(await found('?words=bridge&author=ada&thread=rome')).toEqual(['The bridge at noon.'])
    expect(await found('?author=bo.example')).toEqual(['No bridge that I saw.'])
    expect(await found('?thread=os')).toEqual(['The BRIDGE at night.'])
    expect(await found('?author=bo&status=spam')).toEqual(['Ships.'])
    expect(await found('?author=bo&status=all')).toHaveLength(2)
    expect(await found('?by=unknown&status=all')).toEqual([])
    const [, network = ''] = /network=([\w-]{22})/.exec(await moderator.desk()) ?? []
    expect(await found(`?network=${network}&status=all`)).toHaveLength(4)
    expect(await found(`?network=${network.slice(0, 6)}&status=all`)).toHaveLength(4)
  })

  it('matches percent signs, underscores, backslashes and quotes literally', async () => {
    const { service, moderator } = await openDesk()
    await write(service, 'rome', { name: 'a_b', body: '100% sure' })
    await write(service, 'rome', { name: 'axb', body: '1000 miles' })
    await write(service, 'rome', { name: 'back', body: 'C:\\temp' })

    expect(letters(await moderator.desk('?words=100%25'))).toEqual(['100% sure'])
    expect(letters(await moderator.desk('?author=a_b'))).toEqual(['100% sure'])
    expect(letters(await moderator.desk('?words=:%5Ct'))).toEqual(['C:\\temp'])
    expect(letters(await moderator.desk('?words=%27%20or%201=1'))).toEqual([])
  })

  it('matches non-ASCII letters case-insensitively', async () => {
    const { service, moderator } = await openDesk()
    await write(service, 'rome', { name: 'Élise', body: 'Привет всем' })

    expect(letters(await moderator.desk('?author=élise'))).toHaveLength(1)
    expect(letters(await moderator.desk('?words=привет'))).toHaveLength(1)
    expect(letters(await moderator.desk('?words=ВСЕМ'))).toHaveLength(1)
  })

  it('keeps the search terms on the next page', async () => {
    const { service, moderator } = await openDesk()
    for (let number = 1; number <= 30; number += 1) {
      await write(service, number % 2 === 0 ? 'rome' : 'oslo', { body: `Letter ${number}.` })
      await write(service, 'oslo', { body: `Note ${number}.` })
    }

    const first = await moderator.desk('?words=letter')
    const older = /href="(\/admin\/\?[^"]+)" rel="next"/.exec(first)?.[1] ?? ''
    const second = await moderator.page(older.replaceAll('&amp;', '&'))

    expect(letters(first)).toHaveLength(25)
    expect(letters(second)).toEqual([
      'Letter 5.',
      'Letter 4.',
      'Letter 3.',
      'Letter 2.',
      'Letter 1.',
    ])
  })

  it('links to comments by the same author or network, without showing the IP address', async () => {
    const { service, moderator } = await openDesk()
    await write(service, 'rome', { name: 'Ada', email: 'ada@example.org', body: 'One.' })
    await write(service, 'oslo', { name: 'Countess', email: 'ada@example.org', body: 'Two.' })
    await write(service, 'oslo', { name: 'Ada', body: 'Another Ada.' })

    const page = await moderator.desk('?words=two')
    const links = [...page.matchAll(/href="(\/admin\/\?status=all&amp;[^"]+)">1 more by/g)]
    const byAuthor = await moderator.page((links[0]?.[1] ?? '').replaceAll('&amp;', '&'))
    const network = /href="(\/admin\/\?status=all&amp;network=[^"]+)">2 more from network/.exec(
      page,
    )
    const fromThere = await moderator.page((network?.[1] ?? '').replaceAll('&amp;', '&'))

    expect(letters(byAuthor)).toEqual(['Two.', 'One.'])
    expect(letters(fromThere)).toHaveLength(3)
    expect(page).not.toContain('127.0.0.1')
  })
})
