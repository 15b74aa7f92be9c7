import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type Clone, makeClone, type RunningPreview } from './author-clone.ts'

const about = 'content/pages/about.md'

let browser: Browser
let clone: Clone
let good: string
let preview: RunningPreview

beforeAll(async () => {
  clone = makeClone()
  good = clone.read(about)
  clone.write(about, good.replace(/^title:/m, 'titel:'))
  ;[browser, preview] = await Promise.all([launchBrowser(), clone.start(['--no-drafts'])])
})
afterAll(async () => {
  await browser.close()
  await preview.stop()
  clone.delete()
})

describe('an author whose first build fails', () => {
  it('sees the error in the browser, and the site, without drafts, once it is fixed', async () => {
    const page = await browser.newPage()
    await page.goto(`${preview.url}/about/`)
    const slip = page.getByRole('alertdialog')
    await slip.getByText('"titel" is not a key of a post').waitFor()

    clone.write(about, good)

    await page.getByRole('heading', { name: 'About', level: 1 }).waitFor()
    expect(await slip.count()).toBe(0)
    expect((await page.goto(`${preview.url}/not-yet/`))?.status()).toBe(404)
  })
})
