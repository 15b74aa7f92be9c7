import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { openPreview, type Preview } from './preview.ts'

let browser: Browser
let preview: Preview

beforeAll(async () => {
  ;[browser, preview] = await Promise.all([launchBrowser(), openPreview()])
  preview.build()
  preview.killService()
})
afterAll(async () => {
  await browser.close()
  await preview.close()
})

describe('when the comment service is down', () => {
  it('the article is whole: its text, its responses, its form', async () => {
    const page = await (await browser.newContext()).newPage()
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(error.message))

    await page.goto(`${preview.url}/how-comments-work/#conversation`)
    await page.getByRole('button', { name: 'Send' }).waitFor()

    expect(await page.locator('#responses .comment').count()).toBeGreaterThan(5)
    expect(complaints).toEqual([])
  })

  it('a response is not lost: the page says that it could not be sent, and keeps it through a reload', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${preview.url}/how-comments-work/`)

    await page.getByLabel('Your response').fill('Words that must not be lost.')
    await page.getByLabel('Name').fill('Ada')
    await page.getByRole('button', { name: 'Send' }).click()
    const waiting = page.locator('[id^=unsent-]')
    await waiting.waitFor()
    await page.reload()

    await waiting.getByText('Words that must not be lost.').waitFor()
    // The page tries once more as it opens, and says so meanwhile.
    await expect.poll(() => waiting.textContent()).toContain('Not sent yet')
  })

  it('a build holds the last good copy, and says so', () => {
    const { code, said } = preview.build()

    expect(code).toBe(0)
    expect(said).toMatch(/gave no answer .*: the pages hold the last good copy, \d+ comments/)
    expect(preview.published('how-comments-work/index.html')).toContain('id="comment-')
  })
})
