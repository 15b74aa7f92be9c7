import { beforeEach, describe, expect, it } from 'vitest'
import { archivedComment, header, takeIn } from '../comments-api/archives.ts'
import { signInModerator } from '../comments-api/moderator.ts'
import type { Service } from '../comments-api/service.ts'
import { settled } from '../settled.ts'
import { Embedding } from './embedding.ts'

const other = new Embedding()
const asked: string[] = []

const more = () => other.page.getByRole('link', { name: 'Older responses' })
const counted = () => other.page.locator('#response-count').textContent()
const comment = (number: number) => other.page.locator(`#comment-${idOf(number)}`)
const numbers = () =>
  other.page
    .locator('.responses > .response > .comment')
    .evaluateAll(all => all.map(({ id }) => Number(id.slice(-3))))

function idOf(number: number): string {
  return `archived${String(number).padStart(3, '0')}`
}

function descending(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, place) => from - place)
}

type Changes = { readonly parent?: string | null; readonly pinned?: boolean }

/** A minute apart, the oldest is number 1. */
async function say(service: Service, changes: (number: number) => Changes = () => ({})) {
  const comments = Array.from({ length: 250 }, (_, place) => {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, place + 1)).toISOString()
    return { ...archivedComment, id: idOf(place + 1), createdAt, ...changes(place + 1) }
  })
  await takeIn(service, [header, ...comments])
}

/** As when a reader comes back to the page after a while. */
function comeBack() {
  return other.page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  )
}

beforeEach(() => {
  asked.length = 0
  other.page.on('request', request => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(search.replace(/=.*/, ''))
  })
})

describe('a long embedded conversation', () => {
  it('loads page by page, each on request', async () => {
    await say(await other.openService())
    await other.read(other.element())
    await comment(51).waitFor()
    await settled(other.page)
    const first = [
      [...asked],
      await numbers(),
      await counted(),
      await other.page.locator('.new').count(),
    ]

    await more().press('Enter')
    await comment(50).and(other.page.locator(':focus')).waitFor()

    expect(first).toEqual([[''], descending(250, 51), '250 responses', 0])
    expect(asked).toEqual(['', '?cursor'])
    expect([await numbers(), await counted()]).toEqual([descending(250, 1), '250 responses'])
    expect(await more().count()).toBe(0)
    expect(other.complaints).toEqual([])
  })

  it('is searched for the response that a link points to', async () => {
    await say(await other.openService())

    await other.read(other.element(), '/rome/', `#comment-${idOf(7)}`)

    await comment(7).and(other.page.locator(':focus')).waitFor()
    expect(await numbers()).toEqual(descending(250, 1))
  })

  it('starts with the pinned response, then with the oldest loaded one if order="oldest"', async () => {
    await say(await other.openService(), number => ({ pinned: number === 9 }))
    await other.read(other.element('order="oldest"'))
    await comment(9).waitFor()
    const first = await numbers()
    const isAbove = await other.page.locator('.more + .responses').count()

    await more().click()
    await comment(1).and(other.page.locator(':focus')).waitFor()

    expect([first, isAbove]).toEqual([[9, ...descending(250, 51).reverse()], 1])
    expect(await numbers()).toEqual([
      9,
      ...descending(250, 1)
        .reverse()
        .filter(it => it !== 9),
    ])
  })

  it('loads the next page at once if the first has only replies to responses in it', async () => {
    await say(await other.openService(), number => ({ parent: number > 45 ? idOf(3) : null }))

    await other.read(other.element())

    await comment(250).waitFor()
    expect(await numbers()).toEqual(descending(45, 1))
    expect([await more().count(), await counted()]).toEqual([0, '250 responses'])
  })

  it('shows new and edited and hides deleted responses on return, on loaded and on later pages', async () => {
    const service = await other.openService()
    await say(service)
    const moderator = await signInModerator(service)
    await other.read(other.element())
    await comment(51).waitFor()
    await settled(other.page)

    await moderator.decide(idOf(250), 'deleted')
    await moderator.decide(idOf(20), 'deleted')
    await moderator.send(`/comments/${idOf(249)}/edit`, { body: 'Better said.' })
    await moderator.send(`/comments/${idOf(10)}/edit`, { body: 'Better late.' })
    await service.submit('rome', { body: 'An answer.', parent: idOf(19) })
    await service.submit('rome', { body: 'Just now.' })
    await comeBack()
    const news = other.page.locator('.comment', { hasText: 'Just now.' })
    await news.waitFor()
    const announced = other.page.getByText('1 new response.')
    const before = [(await numbers()).slice(1), await counted(), await announced.count()]
    await more().click()
    await comment(19).waitFor()

    expect(before).toEqual([descending(249, 51), '250 responses', 1])
    expect(await comment(249).textContent()).toContain('Better said.')
    expect(await comment(10).textContent()).toContain('Better late.')
    expect((await numbers()).slice(1)).toEqual([...descending(249, 21), ...descending(19, 1)])
    expect(await comment(19).locator('xpath=..').textContent()).toContain('An answer.')
    expect(await counted()).toBe('250 responses')
    expect(asked.sort()).toEqual(['', '?cursor', '?since'])
  })

  it('offers a retry when the first page fails to load', async () => {
    await say(await other.openService())
    await other.page.route(`${other.site.service}/**`, route => route.abort())
    await other.read(other.element())
    const retry = other.page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()

    await other.page.unroute(`${other.site.service}/**`)
    await retry.click()
    await comment(51).waitFor()

    expect(await numbers()).toEqual(descending(250, 51))
    expect(await more().isVisible()).toBe(true)
  })
})
