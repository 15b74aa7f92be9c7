import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { enterDesk, startDesk, submitAll } from './desk-in-a-browser.ts'

// What a browser does with the desk's pages does not depend on the database, so one engine is enough.
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it('a moderator who was signed out while writing is told how to resend the reply, and can', async () => {
  const { service, page } = await startDesk(browser)
  await submitAll(service, 'A question?')
  await enterDesk(page, service)
  await page.getByRole('link', { name: 'Reply' }).click()
  await page.getByLabel('Your reply').fill('A long answer.')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Approve and reply' }).click()

  const told = await page.getByRole('alert').textContent()
  const other = await page.context().newPage()
  await enterDesk(other, service)
  await page.goBack()
  await page.getByRole('button', { name: 'Approve and reply' }).click()

  expect(told).toContain('nothing was changed. Sign in in another tab, go back in this one')
  expect(await page.getByRole('status').textContent()).toContain('Your reply is published')
  expect((await service.read('rome')).comments.map(({ html }) => html)).toContain(
    '<p>A long answer.</p>',
  )
})

it('a page of the desk that a browser kept for Back shows no letters after the moderator has signed out', async () => {
  const { service, page } = await startDesk(browser)
  await submitAll(service, 'A question?')
  await enterDesk(page, service)
  // As WebKit shows it. Chromium keeps no page that was sent with no-store once a cookie has changed.
  const goBack = () =>
    page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  const asked = page.waitForResponse(answer => answer.request().method() === 'HEAD')

  await goBack()
  const signedIn = (await asked).status()
  const before = await page.getByText('A question?').count()
  await page.context().clearCookies()
  await goBack()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()

  expect([signedIn, before, await page.getByText('A question?').count()]).toEqual([200, 1, 0])
})
