import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { objectionsTo } from '../../stories/axe.ts'
import { share } from '../lifetime.ts'
import { enterDesk, mentionAll, startDesk, submitAll } from './desk-in-a-browser.ts'

// Layout and use of the pages do not depend on the database, so one engine is enough.
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function openDesk() {
  const { service, page } = await startDesk(browser)
  await submitAll(service, 'First.', 'Second.', 'Third.')
  await enterDesk(page, service)
  return { service, page }
}

/** For tests that change nothing but their page. */
const shared = share(openDesk)
async function lookAtDesk() {
  const { page } = shared()
  await page.goto('/admin/')
  return page
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('.letter:focus .words')?.textContent ?? 'none')
}

it('keys move between comments, approve one, move on to the next, mark it as spam and undo', async () => {
  const { service, page } = await openDesk()

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  const first = await focused(page)
  await page.keyboard.press('a')
  await page.getByText('is approved').waitFor()
  const next = await focused(page)
  const approved = (await service.read('rome')).count
  await page.keyboard.press('s')
  await page.getByText('with the spam').waitFor()
  await page.keyboard.press('u')
  await page.getByText('waits again').waitFor()

  expect([first, next, approved]).toEqual(['Third.', 'Second.', 1])
})

it('a key that is held repeats moves, but decides on one comment only', async () => {
  const { service, page } = await openDesk()

  await page.keyboard.down('j')
  await page.keyboard.down('j')
  await page.keyboard.up('j')
  const stepped = await focused(page)
  await page.keyboard.down('a')
  await page.getByText('is approved').waitFor()
  await expect.poll(() => focused(page)).toBe('First.')
  // The browser repeats a key that is still held on the next page, too.
  await page.keyboard.down('a')
  await page.keyboard.up('a')
  await page.reload()

  expect(stepped).toBe('Second.')
  expect((await service.read('rome')).count).toBe(1)
  expect(await page.locator('.letter').count()).toBe(2)
})

it('Tab begins with a skip link, and a decision by Enter moves the focus to the next comment', async () => {
  const { page } = await openDesk()

  await page.keyboard.press('Tab')
  const skip = await page.locator(':focus').textContent()
  await page.keyboard.press('Tab')
  const first = await page.locator(':focus').textContent()
  await page.getByRole('button', { name: 'Approve' }).nth(1).focus()
  await page.keyboard.press('Enter')
  await page.getByText('is approved').waitFor()
  await expect.poll(() => focused(page)).toBe('First.')
  await page.goto('/admin/you/')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')

  expect([skip, first]).toEqual(['Skip to the page', expect.stringContaining('Responses')])
  expect(await page.locator('main :focus').textContent()).toContain('passkey')
})

it('Undo and a decision on selected comments both move the focus to a comment', async () => {
  const { page } = await openDesk()

  await page.getByRole('button', { name: 'Approve' }).nth(1).press('Enter')
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await page.getByText('waits again').waitFor()
  await expect.poll(() => focused(page)).toBe('Third.')
  await page.locator('.choose input').first().check()
  await page.locator('.bulk button').first().press('Enter')
  await page.getByText('is approved').waitFor()

  await expect.poll(() => focused(page)).toBe('Second.')
})

it('the bar for selected comments covers no focused control of a comment', async () => {
  const { service, page } = await openDesk()
  await submitAll(service, 'Fourth.', 'Fifth.', 'Sixth.')
  await page.setViewportSize({ width: 320, height: 256 })
  await page.reload()
  await page.locator('.choose input').first().check()

  const below = () =>
    page.evaluate(() => {
      const focused = document.activeElement
      const bar = document.querySelector('.bulk')?.getBoundingClientRect()
      const isInLetter = focused?.closest('.letter') !== null
      const bottom = focused?.getBoundingClientRect().bottom ?? 0
      return isInLetter ? Math.max(0, bottom - (bar?.top ?? 0)) : null
    })
  const depths: number[] = []
  for (let depth = await below(); depth !== null; depth = await below()) {
    depths.push(depth)
    await page.keyboard.press('Tab')
  }

  expect(depths.length).toBeGreaterThan(30)
  expect(depths.filter(depth => depth > 0)).toEqual([])
})

it('a click near the corner of the search summary opens the search', async () => {
  const page = await lookAtDesk()

  await page.locator('.search summary').click({ position: { x: 3, y: 3 } })

  expect(await page.locator('.search').getAttribute('open')).toBe('')
})

it('the title confirms a decision, and each group of buttons is named after author and time', async () => {
  const { service, page } = await openDesk()
  const groups = await page.getByRole('group', { name: /^Ada .*23 Nov 2026/ }).count()

  await page.getByRole('button', { name: 'Approve' }).first().press('Enter')
  await page.getByText('is approved').waitFor()
  const one = await page.title()
  await page.getByLabel('All of this page').check()
  await page.locator('#bulk').getByRole('button', { name: 'Spam' }).press('Enter')
  await page.getByText('with the spam').waitFor()
  const several = await page.title()
  await mentionAll(service, 'A mention.')
  await page.goto('/admin/mentions/')

  expect(groups).toBe(3)
  expect(one).toBe(
    'It is approved and published under the article · Waiting (2 waiting) · The desk',
  )
  expect(several).toBe('2 are put with the spam · Waiting (0 waiting) · The desk')
  expect(await page.getByRole('group', { name: /^Ada .*20 Nov 2026/ }).count()).toBe(1)
})

it.each([
  ['in the time zone of the browser', true, /^23 Nov 2026, 21:\d\d GMT\+9$/],
  ['in UTC, marked as such, without JavaScript', false, /^23 Nov 2026, 12:\d\d UTC$/],
])('times are shown %s', async (_, javaScriptEnabled, told) => {
  const { service, page } = await startDesk(browser, {
    timezoneId: 'Asia/Tokyo',
    javaScriptEnabled,
  })
  await submitAll(service, 'First.')

  await enterDesk(page, service)

  const moment = page.locator('.letter .about time').first()
  expect(await moment.textContent()).toMatch(told)
})

it('the keys j, a and u work for mentions, too', async () => {
  const { service, page } = await startDesk(browser)
  await mentionAll(service, 'First.', 'Second.', 'Third.')
  await enterDesk(page, service)
  await page.goto('/admin/mentions/')

  await page.keyboard.press('j')
  await page.keyboard.press('a')
  await page.getByText('is approved').waitFor()
  const next = await focused(page)
  const approved = (await service.read('rome')).mentions.map(({ excerpt }) => excerpt)
  await page.keyboard.press('u')
  await page.getByText('waits again').waitFor()

  expect([next, approved]).toEqual(['Second.', ['Third.']])
  expect((await service.read('rome')).mentions).toEqual([])
})

it('the key r opens the reply form, where shortcut keys type text', async () => {
  const page = await lookAtDesk()

  await page.keyboard.press('j')
  await page.keyboard.press('r')
  await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('body')
  await page.keyboard.type('sad?')

  expect(await page.getByLabel('Your reply').inputValue()).toBe('sad?')
  expect(await page.getByRole('dialog').isVisible()).toBe(false)
})

it('the key ? lists the shortcuts, which can be switched off', async () => {
  const { service, page } = await openDesk()

  await page.keyboard.press('?')
  const shown = await page.getByRole('dialog', { name: 'Keys' }).isVisible()
  const begun = await page.locator(':focus').textContent()
  await page.getByLabel('Use keys of one letter').uncheck()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.reload()
  await page.keyboard.press('j')
  await page.keyboard.press('a')

  expect(shown).toBe(true)
  expect(begun, 'what changes nothing').toBe('Close')
  expect(await focused(page)).toBe('none')
  expect((await service.read('rome')).count).toBe(0)
})

it('a check mark fills over half of its box, and one box selects all of a page', async () => {
  const page = await lookAtDesk()
  const box = page.locator('.choose input').first()

  await box.check()
  const [tick, whole] = await box.evaluate(element => [
    Number.parseFloat(getComputedStyle(element, '::before').paddingTop) * 2,
    element.clientHeight,
  ])
  await box.uncheck()
  await page.getByLabel('All of this page').check()

  expect(tick).toBeGreaterThan(whole / 2)
  expect(await page.locator('.choose :checked').count()).toBe(3)
})

it('buttons keep enough contrast while hovered, in light and dark colours', async () => {
  const page = await lookAtDesk()

  const unread: string[] = []
  for (const button of [
    ...(await page.locator('.bar button').all()),
    page.locator('button.spam').first(),
  ]) {
    await button.hover()
    unread.push(...(await objectionsTo(page)).filter(found => found.startsWith('color-contrast')))
  }

  expect(unread).toEqual([])
})
