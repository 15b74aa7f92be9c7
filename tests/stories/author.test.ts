import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type Desk, openDesk } from './desk.ts'

const file = 'content/posts/2026-10-25-publishing-on-netlify.md'

let browser: Browser
let desk: Desk
let page: Page

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), openDesk(['--empty'])])
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

describe('an author who writes while the preview runs', () => {
  it('begins without the example conversation when asked to', async () => {
    await page.goto(`${desk.url}/how-comments-work/`)

    expect(await page.locator('#responses .comment').count()).toBe(0)
    expect(await page.getByRole('heading', { name: /No responses yet/ }).isVisible()).toBe(true)
  })

  it('sees a saved change without touching the browser', async () => {
    await page.goto(`${desk.url}/publishing-on-netlify/`)

    desk.write(file, desk.read(file).replace(/^title: .*$/m, 'title: A better title'))

    await page.getByRole('heading', { name: 'A better title', level: 1 }).waitFor()
  })

  it('is shown every mistake over the page, which stays as it was, and then the mended page', async () => {
    const good = desk.read(file)

    desk.write(file, good.replace(/^title:/m, 'titel:').concat('\n[lost](nowhere.md)\n'))
    const alert = page.getByRole('alert')
    await alert.waitFor()
    const mistakes = await alert.textContent()
    const { code, said } = desk.build()
    const heading = await page.getByRole('heading', { level: 1 }).first().textContent()
    desk.write(file, good.replace('A better title', 'The best title'))
    await page.getByRole('heading', { name: 'The best title', level: 1 }).waitFor()

    expect(mistakes).toMatch(
      /:2:1 error unknown-key "titel" is not a key of a post\s+Did you mean "title"\?/,
    )
    expect(mistakes).toMatch(/broken-link "nowhere.md" leads nowhere/)
    expect(heading).toBe('A better title')
    expect(code).toBe(1)
    expect(said).toContain('3 mistakes in the content; nothing was published')
    expect(await page.getByRole('alert').count()).toBe(0)
  })
})
