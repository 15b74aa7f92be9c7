import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Scene } from './scene.ts'

declare global {
  interface Window {
    /** What was painted, frame by frame. */
    seen: string[]
  }
}

const scene = new Scene({ colorScheme: 'light' })

const paper = { light: 'rgb(251, 247, 238)', dark: 'rgb(29, 26, 23)' }

async function open(path = '/'): Promise<Page> {
  const page = await newPage()
  await page.goto(scene.site.url + path)
  return page
}

/** The page that the scene has opened, or one more. */
async function newPage(): Promise<Page> {
  return scene.page.url() === 'about:blank' ? scene.page : await scene.context.newPage()
}

const paperOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** Of the two colours for the browser's own bars, the one that it takes. */
const barOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('[name=theme-color]')]
      .filter(({ media }) => matchMedia(media).matches)
      .map(({ content }) => content),
  )

const kept = (page: Page) => page.evaluate(() => Object.entries(localStorage))

describe('the colours of a page', () => {
  it('follow the system until the reader chooses, and nothing is stored', async () => {
    const page = await open()
    const byDay = await paperOf(page)

    await page.emulateMedia({ colorScheme: 'dark' })

    expect([byDay, await paperOf(page)]).toEqual([paper.light, paper.dark])
    expect(await page.getByLabel('Automatic').isChecked()).toBe(true)
    expect(await kept(page)).toEqual([])
  })

  it('can be chosen by keyboard for all pages, including the theme colour', async () => {
    const page = await open()

    await page.getByLabel('Automatic').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.goto(`${scene.site.url}/archive/`)

    expect(await page.getByRole('group', { name: 'Colours' }).getByLabel('Dark').isChecked()).toBe(
      true,
    )
    expect(await paperOf(page)).toBe(paper.dark)
    expect(await barOf(page)).toEqual(['#1d1a17'])
  })

  it('follow the system again when "Automatic" is chosen, and nothing stays stored', async () => {
    const page = await open()
    await page.getByLabel('Dark').check()

    await page.getByLabel('Automatic').check()

    expect(await paperOf(page)).toBe(paper.light)
    expect(await barOf(page)).toEqual(['#fbf7ee'])
    expect(await kept(page)).toEqual([])
  })

  it('follow a choice in another tab', async () => {
    const [page, other] = [await open(), await open('/archive/')]

    await page.getByLabel('Dark').check()

    await expect.poll(() => paperOf(other)).toBe(paper.dark)
    expect(await other.getByLabel('Dark').isChecked()).toBe(true)
  })

  it('are right from the first paint on', async () => {
    await (await open()).getByLabel('Dark').check()
    const page = await newPage()
    // What is painted when the body begins: the rest of the page has not even arrived.
    await page.addInitScript(() => {
      window.seen = []
      const look = () => {
        if (document.body) window.seen.push(getComputedStyle(document.body).backgroundColor)
        if (document.readyState !== 'complete') requestAnimationFrame(look)
      }
      look()
    })

    await page.goto(`${scene.site.url}/how-comments-work/`)

    const seen = await page.evaluate(() => window.seen)
    expect(new Set(seen)).toEqual(new Set([paper.dark]))
  })

  it('can be chosen for one page where localStorage is forbidden', async () => {
    const page = await newPage()
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(error.message))
    await page.addInitScript(() =>
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      }),
    )
    await page.goto(scene.site.url)

    await page.getByLabel('Dark').check()

    expect(await paperOf(page)).toBe(paper.dark)
    expect(complaints).toEqual([])
  })

  it('are black on white in print, whatever was chosen', async () => {
    const page = await open()
    await page.getByLabel('Dark').check()

    await page.emulateMedia({ media: 'print' })

    expect(await paperOf(page)).toBe('rgb(255, 255, 255)')
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
    expect(await page.getByRole('group', { name: 'Colours' }).isVisible()).toBe(false)
  })
})

describe('without JavaScript', () => {
  it('there is no colour switch, and the colours follow the system', async () => {
    const silent = await scene.browser.newContext({ javaScriptEnabled: false, colorScheme: 'dark' })
    const page = await silent.newPage()

    await page.goto(scene.site.url)

    expect(await page.getByRole('group', { name: 'Colours' }).isVisible()).toBe(false)
    expect(
      await page.locator('body').evaluate(body => getComputedStyle(body).backgroundColor),
    ).toBe(paper.dark)
    await silent.close()
  })
})
