import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/browser.ts'
import { openPreview } from '../tests/stories/preview.ts'

/**
 * Takes the pictures of README and guides from the running thing: npx node docs/take-pictures.ts
 * The machine's own fonts are what readers of these pictures see; Noto Serif and Noto Sans do well.
 */
const folder = join(import.meta.dirname, 'images')

type Picture = {
  readonly name: string
  readonly path: string
  readonly width: number
  readonly height: number
  readonly scheme: 'light' | 'dark'
  /** What stands at the top of the picture. */
  readonly from?: string
}

const pictures: readonly Picture[] = [
  {
    name: 'post',
    path: '/how-comments-work/',
    width: 1280,
    height: 1000,
    scheme: 'light',
    from: '#conversation',
  },
  { name: 'home-dark', path: '/', width: 1280, height: 900, scheme: 'dark' },
  { name: 'post-phone', path: '/notes-in-another-hand/', width: 390, height: 844, scheme: 'light' },
]

mkdirSync(folder, { recursive: true })
const [browser, preview] = await Promise.all([launchBrowser(), openPreview(['--no-drafts'])])
for (const picture of pictures) await takePicture(browser, preview.url, picture)
await takeDesk(browser, preview.moderate)
await browser.close()
await preview.close()

async function takePicture(
  browser: Browser,
  url: string,
  { name, path, width, height, scheme, from }: Picture,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${url}${path}`)
  if (from !== undefined) await page.locator(from).evaluate(element => element.scrollIntoView())
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await context.close()
}

async function takeDesk(browser: Browser, moderate: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(moderate)
  await page.getByRole('button').click()
  await page.locator('.letter').first().waitFor()
  await page.screenshot({ path: join(folder, 'desk-phone.png') })
  await context.close()
}
