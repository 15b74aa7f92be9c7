import type { Locator } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { unaskedShiftOf } from '../../bench/page/shifts.ts'
import { sampleComment, sampleThread } from '../templates/samples.ts'
import { held, send, write } from './form.ts'
import { openReader, pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const first = sampleComment({ id: 'firstcomment' })
const second = sampleComment({ id: 'secondcomment', author: { ...first.author, name: 'Noor' } })
const others = ['thirdcomment', 'fourthcomment', 'fifthcomment', 'sixthcomment']
beforeEach(() => {
  const comments = [first, second, ...others.map(id => sampleComment({ id }))]
  stage.site.page = pageWith({ comments, count: comments.length })
})

const reply = (id: string) => stage.reader.page.locator(`#comment-${id} .reply`)
const text = () => stage.reader.page.getByLabel('Your response')
const heading = () => stage.reader.page.locator('#reply-title')
const topOf = async (element: Locator) => (await element.boundingBox())?.y ?? Number.NaN

describe('a reply', () => {
  it('moves the form under its parent, with the words typed so far and the focus in them', async () => {
    await stage.reader.page.goto(stage.site.url)
    await text().fill('Typed before.')

    await reply('firstcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Kim')

    const under = stage.reader.page.locator('#comment-firstcomment + .reply-card')
    expect(await under.getByLabel('Your response').inputValue()).toBe('Typed before.')
    expect(await text().evaluate(field => field === document.activeElement)).toBe(true)
    await reply('secondcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Noor')
    expect(await text().inputValue()).toBe('Typed before.')
  })

  it.each([
    ['Escape', () => text().press('Escape')],
    [
      '"Reply to the post instead"',
      () => stage.reader.page.getByText('Reply to the post instead').press('Enter'),
    ],
  ])(
    'becomes a reply to the post by %s, which returns the focus to the link',
    async (_, goBack) => {
      await stage.reader.page.goto(stage.site.url)
      await reply('firstcomment').press('Enter')
      await expect.poll(() => heading().textContent()).toBe('Reply to Kim')
      await stage.reader.page.keyboard.type('Words.')

      await goBack()

      expect(await heading().textContent()).toBe('Leave a reply')
      expect(await stage.reader.page.getByText('Reply to the post instead').isVisible()).toBe(false)
      expect(await stage.reader.page.locator('.responses .reply-card').count()).toBe(0)
      expect(await text().inputValue()).toBe('Words.')
      expect(await reply('firstcomment').evaluate(link => link === document.activeElement)).toBe(
        true,
      )
    },
  )

  it('stays where it is when Escape ends a composition, which Safari tells only by the number of the key', async () => {
    await stage.reader.page.goto(stage.site.url)
    await reply('firstcomment').press('Enter')
    await expect.poll(() => heading().textContent()).toBe('Reply to Kim')

    await text().evaluate(field => {
      const key = { key: 'Escape', keyCode: 229, bubbles: true }
      field.dispatchEvent(new KeyboardEvent('keydown', key))
    })

    expect(await heading().textContent()).toBe('Reply to Kim')
  })

  it('does not move the response in view when the form moves', async () => {
    const { page } = stage.reader
    await page.goto(stage.site.url)
    await reply('firstcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Kim')
    await reply('secondcomment').evaluate(link => link.scrollIntoView({ block: 'start' }))
    const before = await topOf(reply('secondcomment'))

    await reply('secondcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Noor')

    expect(await topOf(reply('secondcomment'))).toBeCloseTo(before, 0)
    await text().press('Escape')
    expect(await topOf(reply('secondcomment'))).toBeCloseTo(before, 0)
    expect(await unaskedShiftOf(page)).toBeLessThan(0.05)
  })

  it('gets the focus when published, and the form returns to its place', async () => {
    const parent = 'firstcomment'
    stage.site.write = () => ({
      status: 201,
      body: { status: 'approved', comment: wireComment({ parent }), version: 1 },
    })
    await stage.reader.page.goto(stage.site.url)

    await reply(parent).click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Kim')
    await write(stage.reader.page)
    await send(stage.reader.page)

    await stage.reader.page.locator('.replies #comment-newcomment1:focus').waitFor()
    expect(await heading().textContent()).toBe('Leave a reply')
    expect(await stage.reader.page.locator('.responses .reply-card').count()).toBe(0)
  })

  it('that was begun stays under the same response after a reload', async () => {
    await stage.reader.page.goto(stage.site.url)
    await reply('secondcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Noor')
    await text().fill('Half a thought')

    await stage.reader.page.reload()

    const under = stage.reader.page.locator('#comment-secondcomment + .reply-card')
    await expect.poll(() => under.getByLabel('Your response').inputValue()).toBe('Half a thought')
  })

  it('to a response newer than the page is kept through a reload, and moves under it once it loads', async () => {
    const { page } = stage.reader
    const newer = { status: 200, body: threadOf([wireComment()]) }
    const answer = Promise.withResolvers<typeof newer>()
    stage.site.read = () => newer
    await page.goto(stage.site.url)
    await reply('newcomment1').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Noor')
    await text().fill('Half a thought')
    stage.site.read = () => answer.promise

    await page.reload()
    await expect.poll(() => text().inputValue()).toBe('Half a thought')
    expect(await page.getByText('Reply to the post instead').isVisible()).toBe(true)
    answer.resolve(newer)

    const under = page.locator('#comment-newcomment1 + .reply-card')
    await expect.poll(() => under.getByLabel('Your response').inputValue()).toBe('Half a thought')
    expect(await heading().textContent()).toBe('Reply to Noor')

    stage.site.read = () => null
    await page.reload()
    await page.getByText('Reply to the post instead').click()
    expect(await text().evaluate(field => field === document.activeElement)).toBe(true)
  })

  it('does not move the focus out of another field when its script loads late', async () => {
    const { page } = stage.reader
    const come = Promise.withResolvers<void>()
    await page.route(/writing-\w+\.js/, async route => {
      await come.promise
      await route.continue()
    })
    await page.goto(stage.site.url)
    await reply('firstcomment').click()
    await page.getByLabel('Name').focus()
    come.resolve()
    await expect.poll(() => heading().textContent()).toBe('Reply to Kim')

    await page.keyboard.type('Noor')

    expect(await page.getByLabel('Name').inputValue()).toBe('Noor')
    expect(await text().inputValue()).toBe('')
  })

  it('begun while another is being sent keeps its place, its words and the caret', async () => {
    const { page } = stage.reader
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<typeof held>()
    stage.site.page = pageWith({ comments: [second, first], count: 2 })
    stage.site.write = () => {
      asked.resolve()
      return answer.promise
    }
    await page.goto(stage.site.url)
    await reply('firstcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Kim')
    await write(page, 'To Kim.')
    await send(page)
    await asked.promise

    await reply('secondcomment').click()
    await expect.poll(() => heading().textContent()).toBe('Reply to Noor')
    await text().press('End')
    await page.keyboard.type(' To Noor,')
    answer.resolve(held)
    await page.locator('.held').waitFor()
    await page.keyboard.type(' this.')

    expect(await heading().textContent()).toBe('Reply to Noor')
    expect(await text().inputValue()).toBe('To Noor, this.')
  })

  it('fits a 360-pixel-wide page twenty levels deep', async () => {
    const { context, page } = await openReader(stage.browser)
    stage.site.page = pageWith({ comments: [sampleThread(20)], count: 20, depth: 8 })
    await page.setViewportSize({ width: 360, height: 700 })
    await page.goto(stage.site.url)

    await page.locator('.reply').last().click()
    await page.locator('.response > .reply-card').waitFor()

    const { x = 0, width = 0 } = (await page.locator('.reply-card').boundingBox()) ?? {}
    expect(x).toBeGreaterThanOrEqual(0)
    expect(width).toBeGreaterThan(320)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await context.close()
  })
})
