import type { Browser, Page } from 'playwright-core'
import { share } from '../comments-api/lifetime.ts'
import type { Preview } from './preview.ts'

type Place = { readonly browser: Browser; readonly preview: Preview }

/** A moderator's tab. The link works once, so the stories of a file share the session that it began. */
export function shareDesk(place: () => Place) {
  const tab = share(async () => {
    const { browser, preview } = place()
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(preview.moderate)
    await page.getByRole('button').click()
    return page
  })

  async function open(path = '/admin/'): Promise<Page> {
    const page = tab()
    await page.goto(place().preview.url + path)
    return page
  }

  async function approve(words: string): Promise<void> {
    const page = await open()
    const letter = page.locator('.letter', { hasText: words })
    await letter.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('status').filter({ hasText: 'is approved' }).waitFor()
  }

  return { open, approve }
}
