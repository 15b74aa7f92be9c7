import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { share, whenDone } from '../comments-api/lifetime.ts'
import { openPreview, type Preview } from './preview.ts'

export type Stage = {
  readonly browser: Browser
  readonly preview: Preview
  readonly openDesk: (path?: string) => Promise<Page>
  readonly approve: (words: string) => Promise<void>
}

/**
 * A preview and its moderator's tab, for all stories of a file: to open a preview takes two seconds of processor time,
 * and the link that signs the moderator in works once.
 */
export function sharePreview(): Stage {
  const shared = share(async () => {
    const opening = openPreview([], { AFTERWORD_MODERATORS: 'olive@example.org' })
    const [browser, preview] = await Promise.all([launchBrowser(), opening])
    whenDone(() => Promise.all([browser.close(), preview.close()]))
    return { browser, preview, desk: await signIn(browser, preview) }
  })

  async function openDesk(path = '/admin/'): Promise<Page> {
    const { desk, preview } = shared()
    await desk.goto(preview.url + path)
    return desk
  }

  async function approve(words: string): Promise<void> {
    const page = await openDesk()
    const letter = page.locator('.letter', { hasText: words })
    await letter.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('status').filter({ hasText: 'is approved' }).waitFor()
  }

  return {
    get browser() {
      return shared().browser
    },
    get preview() {
      return shared().preview
    },
    openDesk,
    approve,
  }
}

async function signIn(browser: Browser, { moderate }: Preview): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(moderate)
  await page.getByRole('button').click()
  return page
}
