import { describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

function names(): Promise<string[]> {
  return stage.reader.page.locator('.responses .author').allTextContents()
}

describe('a page whose conversation comes near the viewport', () => {
  it('shows a newer response above the older ones, and raises every count', async () => {
    stage.site.page = pageWith({ comments: [sampleComment()], count: 1, version: 4 })
    stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    expect(await names()).toEqual(['Noor', 'Kim'])
    expect(await stage.reader.page.locator('#conversation-title').textContent()).toContain(
      '2 responses to',
    )
    expect(await stage.reader.page.locator('#to-conversation').textContent()).toBe('2 responses')
    expect(await stage.reader.page.locator('.conversation-status').textContent()).toBe(
      '1 new response.',
    )
    expect(stage.site.asked.map(asked => asked.url.search)).toEqual(['?since=4'])
    expect(stage.reader.complaints).toEqual([])
  })

  it('sends no request while the conversation is still far below', async () => {
    stage.site.page = pageWith({}, '<p>long</p>'.repeat(200))

    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)

    expect(stage.site.asked).toEqual([])
  })

  it('shows the first response where there was none', async () => {
    stage.site.page = pageWith({})
    stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    const toForm = stage.reader.page.locator('.conversation-head').getByText('Leave a reply')

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    const title = await stage.reader.page.locator('#conversation-title').textContent()
    expect(title).toBe('1 response to “In Praise of the Margin”')
    expect(await toForm.isVisible()).toBe(true)
    expect(await stage.reader.page.locator('.invitation').isVisible()).toBe(false)
    expect(await stage.reader.page.locator('#to-conversation').getAttribute('href')).toBe(
      '#conversation',
    )
  })

  it('requests every page of a long answer', async () => {
    stage.site.page = pageWith({})
    stage.site.read = asked =>
      asked.url.searchParams.get('cursor') === 'more'
        ? {
            status: 200,
            body: threadOf([
              wireComment({ id: 'older00001', createdAt: '2026-11-19T00:00:00.000Z' }),
            ]),
          }
        : { status: 200, body: threadOf([wireComment()], 'more') }

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-older00001').waitFor()

    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('2 responses')
    expect(stage.site.asked.map(asked => asked.url.search)).toEqual([
      '?since=0',
      '?since=0&cursor=more',
    ])
  })

  it('sends the epoch that was baked into it', async () => {
    stage.site.page = pageWith({ epoch: '-17' })

    await stage.reader.page.goto(stage.site.url)
    await expect.poll(() => stage.site.asked.length).toBe(1)

    expect(stage.site.asked[0]?.url.searchParams.get('epoch')).toBe('-17')
  })

  it('scrolls to a linked response that is newer than the page', async () => {
    stage.site.page = pageWith({}, '<p>long</p>'.repeat(200))
    stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await stage.reader.page.goto(`${stage.site.url}#comment-newcomment1`)
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    await expect
      .poll(() => stage.reader.page.locator('#comment-newcomment1').evaluate(inView))
      .toBe(true)
  })

  it('keeps the scroll position when a response arrives above', async () => {
    const long = Array.from({ length: 12 }, (_, n) => sampleComment({ id: `baked0000${30 - n}` }))
    stage.site.page = pageWith({ comments: long, count: 12 })
    let answer = (): void => {}
    const asked = new Promise<void>(resolve => {
      stage.site.read = () =>
        new Promise(answered => {
          answer = () => answered({ status: 200, body: threadOf([wireComment()]) })
          resolve()
        })
    })
    await stage.reader.page.goto(stage.site.url)
    await asked
    const read = stage.reader.page.locator('#comment-baked000022')
    await read.evaluate(element => element.scrollIntoView({ block: 'center' }))
    const before = await read.boundingBox()

    answer()
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
  })
})

it('a page retries when Try again is pressed, and focuses the status message', async () => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
  stage.site.read = () => null
  await stage.reader.page.goto(stage.site.url)
  const retry = stage.reader.page.getByRole('button', { name: 'Try again' })
  await retry.waitFor()

  stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })
  await retry.press('Enter')
  await stage.reader.page.locator('#comment-newcomment1').waitFor()

  expect(await names()).toEqual(['Noor', 'Kim'])
  const said = await stage.reader.page.locator('.conversation-status:focus').textContent()
  expect(said, 'the focus stays where the button was').toBe('1 new response.')
  expect(stage.reader.complaints).toEqual([])
})

function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
