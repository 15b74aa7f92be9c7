import { beforeEach, describe, expect, it } from 'vitest'
import { responsesPage } from '../../templates/pages/responses.ts'
import { settled } from '../settled.ts'
import { site as facts, noon, sampleComment } from '../templates/samples.ts'
import { pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const more = {
  url: '/margins/responses/2/',
  cursor: null,
  // What the build had, and put on other pages, is no newer than this.
  oldest: `2026-11-20T18:00:00.000Z~${'z'.repeat(40)}`,
}

/** Later that day than what the post's page has. */
function saidAt(hour: number, id: string) {
  return sampleComment({ id, date: { ...noon, iso: `2026-11-20T${hour}:00:00.000Z` } })
}

/** The further pages of the conversation, as they were built. */
const pages = new Map([
  [
    '2',
    pageApart(2, [saidAt(13, 'second0001'), saidAt(14, 'second0002')], '/margins/responses/3/'),
  ],
  ['3', pageApart(3, [saidAt(15, 'third00001')], '/margins/responses/4/')],
  ['4', pageApart(4, [saidAt(16, 'fourth0001')], null)],
])

function pageApart(
  number: number,
  comments: readonly ReturnType<typeof saidAt>[],
  after: string | null,
): string {
  return responsesPage(facts, {
    kind: 'responses',
    description: '',
    url: `/margins/responses/${number}/`,
    canonical: 'https://blog.example/margins/',
    number,
    ofPost: { url: '/margins/', title: 'In Praise of the Margin', language: 'en' },
    comments,
    order: 'oldest',
    replyAt: '/api/threads/margins/reply',
    before: '/margins/#conversation',
    after,
  }).toString()
}

function ids(): Promise<string[]> {
  return stage.reader.page
    .locator('.responses .comment')
    .evaluateAll(all => all.map(({ id }) => id.replace('comment-', '')))
}

beforeEach(async () => {
  const comments = [sampleComment()]
  stage.site.page = pageWith({ comments, count: 5, order: 'oldest', more })
  stage.site.read = () => ({ status: 200, body: { ...threadOf([]), count: 5 } })
  await stage.reader.page.route(/\/responses\/\d\//, route => {
    const [, number = ''] = /(\d)\/$/.exec(route.request().url()) ?? []
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pages.get(number) ?? '' })
  })
})

describe('a long thread whose oldest responses come first', () => {
  it('shows new responses at the end, and none that are on other pages', async () => {
    const reworded = wireComment({ id: 'newer00001', createdAt: noon.iso, editedAt: noon.iso })
    const body = { ...threadOf([wireComment(), reworded]), count: 6 }
    stage.site.read = () => ({ status: 200, body })

    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.getByText('1 new response.').waitFor()
    expect(await ids()).toEqual(['comment01', 'newcomment1'])
  })

  it('takes in the next pages until it finds the response that a link points to', async () => {
    const { page, complaints } = stage.reader
    await page.goto(`${stage.site.url}#comment-third00001`)

    await page.locator('#comment-third00001:focus').waitFor()

    expect(await ids()).toEqual(['comment01', 'second0001', 'second0002', 'third00001'])
    expect(await page.locator('a.more-responses').getAttribute('href')).toMatch(/\/responses\/4\/$/)
    expect(await page.locator('#response-count').textContent()).toBe('5 responses')
    expect(await page.locator('#comment-third00001 .place').textContent()).toContain('4 of 4')
    expect(complaints).toEqual([])
  })

  it('finds a new reply to a response on the last page, and new responses stay at the end', async () => {
    const { page } = stage.reader
    const reply = wireComment({ id: 'newreply01', parent: 'fourth0001' })
    stage.site.read = () => ({
      status: 200,
      body: { ...threadOf([wireComment(), reply]), count: 7 },
    })
    await page.goto(`${stage.site.url}#comment-newreply01`)

    await page.locator('#comment-newreply01:focus').waitFor()

    expect((await ids()).slice(-3)).toEqual(['fourth0001', 'newreply01', 'newcomment1'])
    expect(await page.locator('a.more-responses').count()).toBe(0)
    expect(await page.locator('#response-count').textContent()).toBe('7 responses')
  })

  it('takes them in where a reader has turned the order round, too', async () => {
    const { page } = stage.reader
    stage.site.page = pageWith({
      comments: [sampleComment(), saidAt(12, 'comment02')],
      count: 6,
      order: 'oldest',
      more,
    })
    await page.goto(stage.site.url)
    await settled(page)
    await page.getByText('Newest first').click()

    await page.evaluate(() => location.assign('#comment-second0001'))

    await page.locator('#comment-second0001:focus').waitFor()
    expect(await ids()).toEqual(['second0002', 'second0001', 'comment02', 'comment01'])
  })

  it('stays as it is if the next page is away, and keeps the link to it', async () => {
    const { page, complaints } = stage.reader
    await page.route(/\/responses\/3\//, route =>
      route.fulfill({ status: 404, body: pages.get('3') ?? '' }),
    )

    await page.goto(`${stage.site.url}#comment-third00001`)
    await settled(page)

    expect(await ids()).toEqual(['comment01', 'second0001', 'second0002'])
    expect(await page.locator('a.more-responses').getAttribute('href')).toMatch(/\/responses\/3\/$/)
    expect(complaints).toEqual([])
  })
})
