import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { objectionsTo } from '../../stories/axe.ts'
import { share } from '../lifetime.ts'
import { enterDesk, mentionAll, startDesk, submitAll } from './desk-in-a-browser.ts'

// What a page looks like and how it is used: no engine makes a difference to that.
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

/** For tests that leave nothing behind but on their page. */
const shared = share(openDesk)
async function lookAtDesk() {
  const { page } = shared()
  await page.goto('/admin/')
  return page
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('.letter:focus .words')?.textContent ?? 'none')
}

it('goes from letter to letter, decides, goes on with the next, and takes back', async () => {
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

it('decides about one letter however long its key is held, while steps go on', async () => {
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

it('begins with a link to the page and the first section, and goes on with the next letter after a decision by Tab and Enter', async () => {
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

it('goes on with a letter after Undo and after a decision on all that are ticked', async () => {
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

it('leaves nothing that has the focus below the bar for what is ticked', async () => {
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

it('has nothing over the word that opens the search', async () => {
  const page = await lookAtDesk()

  await page.locator('.search summary').click({ position: { x: 3, y: 3 } })

  expect(await page.locator('.search').getAttribute('open')).toBe('')
})

it('says in the title what was done, and at each group of buttons what they decide on', async () => {
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
  ['in the zone of whoever reads it', true, /^23 Nov 2026, 21:\d\d GMT\+9$/],
  ['in UTC without scripts, and says so', false, /^23 Nov 2026, 12:\d\d UTC$/],
])('tells moments %s', async (_, javaScriptEnabled, told) => {
  const { service, page } = await startDesk(browser, {
    timezoneId: 'Asia/Tokyo',
    javaScriptEnabled,
  })
  await submitAll(service, 'First.')

  await enterDesk(page, service)

  const moment = page.locator('.letter .about time').first()
  expect(await moment.textContent()).toMatch(told)
})

it('goes the same way through mentions', async () => {
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

it('opens the reply of a letter, and writes letters where one is typing', async () => {
  const page = await lookAtDesk()

  await page.keyboard.press('j')
  await page.keyboard.press('r')
  await expect.poll(() => page.locator(':focus').getAttribute('name')).toBe('body')
  await page.keyboard.type('sad?')

  expect(await page.getByLabel('Your reply').inputValue()).toBe('sad?')
  expect(await page.getByRole('dialog').isVisible()).toBe(false)
})

it('shows its keys at ?, and can be switched off', async () => {
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

it('draws a tick that fills its box, and ticks all of a page by one box', async () => {
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

it('can be read while a button is pointed at, in the light and in the dark', async () => {
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
