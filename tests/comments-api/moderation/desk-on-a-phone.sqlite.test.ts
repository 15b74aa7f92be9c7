import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { objectionsTo } from '../../stories/axe.ts'
import { makeLink } from '../moderator.ts'
import { startService } from '../service.ts'
import { enterDesk, mentionAll, phone, startDesk, submitAll } from './desk-in-a-browser.ts'

// Layout and use of the pages do not depend on the database, so one engine is enough.
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

describe('the moderation desk on a phone of 360 px, without JavaScript', () => {
  it('shows its four tabs in one row, and a long comment collapsed', async () => {
    const { service, page } = await startDesk(browser, { ...phone, javaScriptEnabled: false })
    const [id] = await submitAll(service, 'A long letter. '.repeat(200))
    await enterDesk(page, service)

    const tabs = await page.locator('nav.tabs a').all()
    const boxes = await Promise.all(tabs.map(tab => tab.boundingBox()))

    expect(boxes).toHaveLength(4)
    expect(new Set(boxes.map(box => box?.y)).size).toBe(1)
    expect(boxes.every(box => box !== null && box.x >= 0 && box.x + box.width <= 360)).toBe(true)
    expect(await page.locator(`#comment-${id} .words`).isVisible()).toBe(false)
    expect(await page.locator(`#comment-${id} summary`).first().textContent()).toContain('A long')
  })

  it('marks selected comments as spam and undoes it, with buttons of at least 44 px', async () => {
    const { service, page } = await startDesk(browser, { ...phone, javaScriptEnabled: false })
    await submitAll(service, 'First.', 'Second.', 'Third.')
    await enterDesk(page, service)
    const bulk = page.locator('#bulk')

    const before = await bulk.isVisible()
    await page.getByRole('checkbox').nth(0).check()
    await page.getByRole('checkbox').nth(1).check()
    const buttons = await page.locator('.decide button, #bulk button').all()
    const sizes = await Promise.all(buttons.map(button => button.boundingBox()))
    await bulk.getByRole('button', { name: 'Spam' }).click()
    const told = await page.getByRole('status').textContent()
    await page.getByRole('button', { name: 'Undo' }).click()

    expect(before).toBe(false)
    expect(sizes.every(box => box !== null && box.height >= 44 && box.width >= 44)).toBe(true)
    expect(told).toContain('2 responses are put with the spam.')
    expect(await page.getByRole('link', { name: 'Waiting 3' }).isVisible()).toBe(true)
  })

  it('shows the four totals in rows of two up to 480 px, and in one row at 520 px', async () => {
    const { service, page } = await startDesk(browser, { ...phone, javaScriptEnabled: false })
    await enterDesk(page, service)
    await page.goto('/admin/numbers/')
    const rowsAt = async (width: number) => {
      await page.setViewportSize({ width, height: 800 })
      const numbers = await page.locator('.totals').first().locator('div').all()
      const boxes = await Promise.all(numbers.map(number => number.boundingBox()))
      return [...Map.groupBy(boxes, box => box?.y).values()].map(row => row.length)
    }

    expect(await rowsAt(360)).toEqual([2, 2])
    expect(await rowsAt(480)).toEqual([2, 2])
    expect(await rowsAt(520)).toEqual([4])
  })

  it('approves a comment and publishes the reply to it with one button', async () => {
    const { service, page } = await startDesk(browser, { ...phone, javaScriptEnabled: false })
    await submitAll(service, 'A question?')
    await enterDesk(page, service)

    await page.getByRole('link', { name: 'Reply' }).click()
    await page.getByLabel('Your reply').fill('An answer.')
    await page.getByRole('button', { name: 'Approve and reply' }).click()

    expect(await page.getByRole('status').textContent()).toContain('Your reply is published')
    const { comments } = await service.read('rome')
    expect(comments.map(({ html }) => html).sort()).toEqual([
      '<p>A question?</p>',
      '<p>An answer.</p>',
    ])
  })
})

it('pages of every section of the moderation desk pass axe and do not scroll sideways on a phone', async () => {
  const { service, page } = await startDesk(browser, phone)
  // What fades in is paler for a moment.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const hostile = `${'W'.repeat(3_000)} https://${'a'.repeat(200)}.example/`
  const [id] = await submitAll(service, 'One.', hostile, '# Heading\n\n> Words\n\n- a list')
  await mentionAll(service, 'Well said.', `${'W'.repeat(400)} https://${'a'.repeat(60)}.example/`)
  const link = await makeLink(service)
  const found: Record<string, string[]> = {}
  async function look(path: string): Promise<void> {
    await page.goto(path)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    found[path] = [...(await objectionsTo(page)), ...(wide ? ['wider than the phone'] : [])]
  }

  for (const path of ['/admin/', link, '/admin/enter/wrong']) await look(path)
  await enterDesk(page, service)
  await page.goto('/admin/')
  await page.getByRole('button', { name: 'Spam' }).first().click()
  const told = page.url()
  for (const path of [
    told,
    '/admin/?status=spam',
    '/admin/?status=all&words=one&author=nobody',
    `/admin/comments/${id}`,
    '/admin/comments/unknown',
    '/admin/mentions/',
    '/admin/numbers/',
    '/admin/log/',
    '/admin/spam/',
    '/admin/letters/',
    '/admin/mail/',
    '/admin/you/',
  ]) {
    await look(path)
  }
  await page.goto('/admin/')
  await page
    .getByRole('checkbox', { name: /The response by/ })
    .first()
    .check()
  await page.keyboard.press('?')
  found['the keys'] = await objectionsTo(page)

  expect(Object.entries(found).filter(([, objections]) => objections.length > 0)).toEqual([])
})

it('the moderation desk with large counts fits 360 px, and 320 px at double text size', async () => {
  const { service, page } = await startDesk(browser, phone)
  await submitAll(service, 'One.', 'Two.', 'Three.')
  await mentionAll(service, 'Well said.')
  await enterDesk(page, service)
  await page.getByRole('button', { name: 'Spam' }).first().click()
  const settings = await page.context().newCDPSession(page)

  for (const [width, standard] of [
    [360, 16],
    [320, 32],
  ] as const) {
    await page.setViewportSize({ width, height: 740 })
    await settings.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } })
    expect(await listOverlong(page), `${width} pixels`).toEqual([])
    await page.goto('/admin/')
    const [search, all] = [page.locator('.search summary'), page.locator('.choose-all label')]
    const [left, right] = [await search.boundingBox(), await all.boundingBox()]
    const isBelow = (right?.y ?? 0) >= (left?.y ?? 0) + (left?.height ?? 0)
    const isBeside = (right?.x ?? 0) >= (left?.x ?? 0) + (left?.width ?? 0)
    expect(isBelow || isBeside, `${width} pixels`).toBe(true)
  }
})

/** The sections that are wider than the screen when their counts have five digits or more. */
async function listOverlong(page: Page): Promise<string[]> {
  const overlong: string[] = []
  for (const section of [
    '',
    'mentions/',
    'numbers/',
    'log/',
    'spam/',
    'letters/',
    'mail/',
    'you/',
  ]) {
    await page.goto(`/admin/${section}`)
    const isWide = await page.evaluate(() => {
      for (const count of document.querySelectorAll('nav span')) count.prepend('1234')
      return document.documentElement.scrollWidth > innerWidth
    })
    if (isWide) overlong.push(section)
  }
  return overlong
}

describe('with forced colours', () => {
  const forced = { ...phone, forcedColors: 'active' } as const

  it('the moderation desk underlines only the current tab', async () => {
    const { service, page } = await startDesk(browser, forced)
    await enterDesk(page, service)

    const lines = await page
      .locator('.tabs a')
      .evaluateAll(tabs => tabs.map(tab => getComputedStyle(tab).borderBottomWidth))

    expect(lines).toEqual(['3px', '0px', '0px', '0px'])
  })

  it('the text field of the reply page has a border', async () => {
    const { service, page } = await startDesk(browser, forced, { moderation: 'none' })
    const [id] = await submitAll(service, 'Well said.')
    await page.goto(`/api/threads/rome/reply?to=${id}`)

    const style = await page.locator('textarea').evaluate(field => getComputedStyle(field).border)

    expect(style).toMatch(/^1px solid/)
  })
})

it('pages for signing in to the moderation desk link back to the site', async () => {
  const service = await startService()
  const link = await makeLink(service)

  const pages = await Promise.all([service.ask(link), service.ask('/admin/')])

  for (const page of pages) {
    expect(await page.text()).toContain('<a href="http://localhost:8080/">Back to the site</a>')
  }
})
