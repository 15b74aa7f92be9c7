import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type Clone, makeClone, type RunningPreview } from './author-clone.ts'

const address = '/publishing-on-netlify/'
const file = 'content/posts/2026-10-25-publishing-on-netlify.md'

let browser: Browser
let clone: Clone
let preview: RunningPreview
let page: Page

beforeAll(async () => {
  clone = makeClone()
  ;[browser, preview] = await Promise.all([launchBrowser(), clone.start(['--empty'])])
})
afterAll(async () => {
  await browser.close()
  await preview.stop()
  clone.delete()
})
// Not the page of the test before, which may just be loading itself anew.
beforeEach(async () => {
  page = await browser.newPage()
  await page.goto(`${preview.url}${address}`)
})
afterEach(() => page.close())

function change(path: string, from: string | RegExp, to: string): string {
  const before = clone.read(path)
  clone.write(path, before.replace(from, to))
  return before
}

const slip = () => page.getByRole('alertdialog')
const titleNow = () => /^title: (.+)$/m.exec(clone.read(file))?.[1] ?? ''

describe('an author who writes while the preview runs', () => {
  it('starts without the example responses with --empty', async () => {
    await page.goto(`${preview.url}/how-comments-work/`)

    expect(await page.locator('#responses .comment').count()).toBe(0)
    expect(await page.getByRole('heading', { name: /No responses yet/ }).isVisible()).toBe(true)
  })

  it('sees a saved change without reloading, at the same scroll position', async () => {
    await page.evaluate(() => window.scrollTo(0, 500))

    change(file, /^title: .*$/m, 'title: A better title')

    await page.getByRole('heading', { name: 'A better title', level: 1 }).waitFor()
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(500)
  })

  it('sees drafts', async () => {
    await page.goto(`${preview.url}/not-yet/`)

    await page.getByRole('heading', { name: 'Not yet', level: 1 }).waitFor()
  })

  it('sees a new image', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="7"/>'

    clone.write('content/posts/loaf.svg', picture)
    change(file, /$/, '\n![A loaf, cut open.](loaf.svg)\n')

    const shown = page.getByRole('img', { name: 'A loaf, cut open.' })
    await shown.scrollIntoViewIfNeeded()
    const width = () => shown.evaluate(image => (image as HTMLImageElement).naturalWidth)
    await expect.poll(width).toBe(9)
  })

  it('sees a new post, its new URL after a rename, and "Page not found" after its deletion', async () => {
    await page.goto(`${preview.url}/short/`)

    clone.write('content/posts/2026-11-01-short.md', '---\ntitle: Short\n---\n\nWords.\n')
    await page.getByRole('heading', { name: 'Short', level: 1 }).waitFor()
    clone.rename('content/posts/2026-11-01-short.md', 'content/posts/2026-11-01-brief.md')
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await page.goto(`${preview.url}/brief/`)
    await page.getByRole('heading', { name: 'Short', level: 1 }).waitFor()
    clone.remove('content/posts/2026-11-01-brief.md')

    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  })
})

describe('an author who makes a mistake', () => {
  it('sees every mistake over the page, with its line and a hint, until it is fixed', async () => {
    const title = titleNow()
    const good = change(file, /^title:/m, 'titel:')
    await slip().waitFor()
    clone.write(file, `${clone.read(file)}\n[lost](nowhere.md)\n`)
    await slip().getByText('leads nowhere').waitFor()
    const other = await browser.newPage()
    await other.goto(preview.url)
    await other.getByRole('alertdialog').waitFor()

    const entry = slip().getByRole('listitem').filter({ hasText: 'unknown-key' })
    const said = await entry.innerText()
    const isFocused = await slip().evaluate(dialog => dialog.matches(':focus-within'))
    clone.write(file, good)
    await slip().waitFor({ state: 'detached' })
    await other.getByRole('alertdialog').waitFor({ state: 'detached' })

    expect(said).toMatch(
      /error unknown-key\s+content\/posts\/2026-10-25-publishing-on-netlify\.md:2:1/,
    )
    expect(said).toContain('"titel" is not a key of a post')
    expect(said).toMatch(new RegExp(`> 2 \\| titel: ${title}\\s+\\| \\^`))
    expect(said).toContain('Did you mean "title"?')
    expect(isFocused).toBe(true)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)
    await other.close()
  })

  it('can hide the list of mistakes to read the last good page, and show it again', async () => {
    const title = titleNow()
    const good = change(file, /^title:/m, 'titel:')
    await slip().waitFor()

    await page.keyboard.press('Escape')
    await slip().waitFor({ state: 'hidden' })
    const heading = await page.getByRole('heading', { level: 1 }).textContent()
    await page.getByRole('button', { name: '1 mistake in the content' }).click()
    await slip().waitFor()
    await slip().getByRole('button', { name: 'Close' }).click()
    await slip().waitFor({ state: 'hidden' })
    clone.write(file, good)

    expect(heading).toBe(title)
    await page.getByRole('button', { name: /mistake/ }).waitFor({ state: 'detached' })
  })

  it('sees the error of a template that stops the build', async () => {
    const template = 'templates/pages/not-found.ts'
    const good = clone.read(template)

    clone.write(template, `${good}\nthrow new Error('the template is torn')\n`)
    await slip().getByRole('heading', { name: 'The build broke off' }).waitFor()
    const said = await slip().innerText()
    clone.write(template, good)

    expect(said).toContain('the template is torn')
    await slip().waitFor({ state: 'detached' })
  })
})

describe('an author who changes the style', () => {
  // The last story: from here on, the preview runs without a bundle, which is slow.
  it('sees a new colour', async () => {
    change('templates/styles/tokens.css', /--ink: .*;/, '--ink: rgb(7, 7, 77);')

    const colour = () =>
      page.locator('h1').evaluate(heading => window.getComputedStyle(heading).color)
    await expect.poll(colour).toBe('rgb(7, 7, 77)')
  })
})
