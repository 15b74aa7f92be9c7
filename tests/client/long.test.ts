import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { pageWith, wireComment } from './reader.ts'
import { type Answer, type Asked, threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
/** From a late reply on, which is on none of these pages. */
const cursor = `2026-11-20T18:00:00.000Z~${'z'.repeat(40)}`
const next = `${at(8)}~older00008`

/** The older pages of the thread as the service has them, by cursor. */
const older = new Map([
  [
    cursor,
    threadOf(
      [
        wireComment({ id: 'older00009', parent: 'older00001', createdAt: at(9) }),
        wireComment({ id: 'older00008', createdAt: at(8) }),
      ],
      next,
    ),
  ],
  [next, threadOf([wireComment({ id: 'older00001', createdAt: at(1) })])],
])

function at(hour: number): string {
  return `2026-11-20T0${hour}:00:00.000Z`
}

function answer({ url }: Asked): Answer {
  const asked = url.searchParams.get('cursor')
  const body = asked === null ? { ...threadOf([]), count: 4 } : older.get(asked)
  return body === undefined ? { status: 400, body: {} } : { status: 200, body }
}

function ids(): Promise<string[]> {
  return stage.reader.page
    .locator('.responses .comment')
    .evaluateAll(all => all.map(({ id }) => id.replace('comment-', '')))
}

beforeEach(() => {
  const more = { url: '/margins/responses/1/', cursor, oldest: sampleComment().date.iso }
  stage.site.page = pageWith({ comments: [sampleComment()], count: 4, more })
  stage.site.read = answer
})

describe('a long thread', () => {
  it('loads older responses in place, page by page, and focuses the first loaded one', async () => {
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)
    const more = stage.reader.page.getByRole('link', { name: 'Older responses' })

    await more.click()
    await stage.reader.page.locator('#comment-older00008:focus').waitFor()
    const first = await ids()
    await more.click()
    await stage.reader.page.locator('#comment-older00001:focus').waitFor()

    // Its reply was on an earlier page, and waited for it.
    expect(first).toEqual(['comment01', 'older00008'])
    expect(await ids()).toEqual(['comment01', 'older00008', 'older00001', 'older00009'])
    expect(await more.count()).toBe(0)
    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('4 responses')
    expect(stage.reader.complaints).toEqual([])
  })

  it('shows an error when a page fails to load, and retries on request', async () => {
    stage.site.read = asked => (asked.url.searchParams.has('cursor') ? null : answer(asked))
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)
    await stage.reader.page.getByRole('link', { name: 'Older responses' }).click()
    await stage.reader.page.getByText('Older responses could not be loaded.').waitFor()
    const again = stage.reader.page.getByRole('button', { name: 'Try again' })
    await again.press('Enter')
    await stage.reader.page.locator('.more-responses:focus').waitFor()

    stage.site.read = answer
    await again.click()
    await stage.reader.page.locator('#comment-older00008:focus').waitFor()

    expect(await stage.reader.page.getByText('could not be loaded').count()).toBe(0)
  })

  it('loads older responses when its script loads at the second try', async () => {
    const { page } = stage.reader
    await page.route(/\/older-/, route => route.abort())
    await page.goto(stage.site.url)
    await settled(page)
    const more = page.getByRole('link', { name: 'Older responses' })
    await more.click()
    await settled(page)
    await page.unroute(/\/older-/)

    await more.click()

    await page.locator('#comment-older00008:focus').waitFor()
  })

  it('loads older pages until it finds the response that a link points to', async () => {
    await stage.reader.page.goto(`${stage.site.url}#comment-older00009`)

    await stage.reader.page.locator('#comment-older00009:focus').waitFor()

    expect(await ids()).toContain('older00001')
  })

  it('counts all responses, and hides a new reply until its parent is loaded', async () => {
    const arrived = wireComment({ parent: 'older00001' })
    stage.site.read = asked =>
      asked.url.searchParams.has('cursor')
        ? answer(asked)
        : { status: 200, body: { ...threadOf([arrived]), count: 5 } }
    await stage.reader.page.goto(stage.site.url)

    await expect
      .poll(() => stage.reader.page.locator('#response-count').textContent())
      .toBe('5 responses')
    const before = await ids()
    const more = stage.reader.page.getByRole('link', { name: 'Older responses' })
    await more.click()
    await stage.reader.page.locator('#comment-older00008').waitFor()
    await more.click()
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    expect(before).toEqual(['comment01'])
    expect((await ids()).slice(-3)).toEqual(['older00001', 'older00009', 'newcomment1'])
  })

  it('does not announce an old response that changed, and shows its last wording once it is loaded', async () => {
    const reworded = (html: string) =>
      wireComment({ id: 'older00008', createdAt: at(8), html, editedAt: at(9) })
    stage.site.read = asked =>
      asked.url.searchParams.get('cursor') === cursor
        ? { status: 200, body: threadOf([reworded('<p>Last.</p>')]) }
        : { status: 200, body: { ...threadOf([reworded('<p>First.</p>')]), count: 4 } }
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)
    const announced = stage.reader.page.locator('.conversation-status')
    const before = [await ids(), await announced.textContent()]

    await stage.reader.page.getByRole('link', { name: 'Older responses' }).click()

    await stage.reader.page.locator('#comment-older00008:focus').waitFor()
    expect(before).toEqual([['comment01'], ''])
    expect(await stage.reader.page.locator('#comment-older00008 .words').textContent()).toBe(
      'Last.',
    )
  })

  it('shows what was approved late among the responses on the page, though later replies are not', async () => {
    const late = wireComment({ createdAt: '2026-11-20T15:00:00.000Z' })
    stage.site.read = () => ({ status: 200, body: { ...threadOf([late]), count: 5 } })

    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.getByText('1 new response.').waitFor()
    expect(await ids()).toEqual(['newcomment1', 'comment01'])
  })

  it('shows an old response that was pinned meanwhile, and does not announce it', async () => {
    const pinned = wireComment({ id: 'older00001', createdAt: at(1), pinned: true })
    stage.site.read = () => ({ status: 200, body: { ...threadOf([pinned]), count: 4 } })

    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.locator('#comment-older00001').waitFor()
    await settled(stage.reader.page)
    expect(await ids()).toEqual(['older00001', 'comment01'])
    expect(await stage.reader.page.locator('.conversation-status').textContent()).toBe('')
    expect(await stage.reader.page.locator('.new').count()).toBe(0)
  })
})
