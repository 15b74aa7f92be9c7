import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { createSiteFolder, post, type SiteFolder } from '../generator/site-folder.ts'
import { settled } from '../settled.ts'
import { type Host, openHost } from './search-server.ts'

const rivers = Object.fromEntries(
  Array.from({ length: 13 }, (_, number) => [
    `posts/2026-02-${String(number + 1).padStart(2, '0')}-walk-${number}.md`,
    post(`Walk ${number}`, '', `Along the meadow, always at the ${'green '.repeat(number)}stream.`),
  ]),
)
const posts = {
  ...rivers,
  'posts/2026-01-01-ferry.md': post(
    'The ferry at Übersee',
    'description: A short crossing.',
    `${'Nothing of note happens for a long while. '.repeat(20)}Then the <b>lantern</b>-keeper waves & goes.`,
  ),
  'posts/2026-01-02-lantern.md': post('Lanterns', '', 'How they are made.'),
  'posts/2026-01-03-hidden.md': post('Hidden lantern', 'draft: true', 'Lantern in a drawer.'),
  'posts/2026-01-04-japanese.md': post('静かな図書館', 'lang: ja', '全文検索の仕組みについて。'),
  'posts/2026-01-05-hebrew.md': post('שלום', 'lang: he', 'מילים על נהר.'),
  'pages/about.md': post('About', '', 'I keep a lantern, too.'),
}

let browser: Browser
let site: SiteFolder
let host: Host
let page: Page
let troubles: string[]

beforeAll(async () => {
  site = createSiteFolder(posts)
  ;[browser] = await Promise.all([launchBrowser(), site.build()])
  host = await openHost(site.output)
})
beforeEach(async () => {
  page = await browser.newPage()
  troubles = []
  page.on('console', message => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', error => troubles.push(String(error)))
  host.asked.length = 0
})
afterEach(() => page.close())
afterAll(async () => {
  await browser.close()
  await host.close()
  site[Symbol.dispose]()
})

const results = () => page.locator('.search-results li')
const titles = () => page.locator('.search-results h2').allTextContents()
const otherWays = () => page.locator('#other-ways')
const told = (words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words }).waitFor()

async function seek(words: string): Promise<void> {
  await page.goto(`${host.url}/search/`)
  await page.keyboard.type(words)
}

describe('a reader who searches', () => {
  it('sees results while typing and opens one by keyboard, under the CSP of the site', async () => {
    await seek('lant')
    await told('3 results')
    const found = await titles()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/lantern\//)

    expect(found).toEqual(['Lanterns', 'About', 'The ferry at Übersee'])
    expect(troubles).toEqual([])
  })

  it('finds the words in the field when WebKit resets it, as it does after Back', async () => {
    await seek('lant')
    await told('3 results')

    const field = page.getByRole('searchbox')
    await field.evaluate(words => {
      const form = document.createElement('form')
      words.replaceWith(form)
      form.append(words)
      form.reset()
    })

    expect(await field.inputValue()).toBe('lant')
  })

  it('sees the matching passage as plain text, with the words marked', async () => {
    await seek('lantern keeper')

    const passage = results().filter({ hasText: 'waves & goes' })
    await passage.waitFor()

    expect(await passage.locator('mark').allTextContents()).toEqual(['lantern', 'keeper'])
    expect(await passage.locator('b').count()).toBe(0)
    expect(troubles).toEqual([])
  })

  it('does not need to type accents or the exact word ending', async () => {
    await seek('ubersee ferrys')

    await told('1 result')

    expect(await titles()).toEqual(['The ferry at Übersee'])
  })

  it('finds words in a language without spaces', async () => {
    await seek('検索')

    await told('1 result')

    expect(await titles()).toEqual(['静かな図書館'])
  })

  it('sees title and passage of a Hebrew post from right to left', async () => {
    await seek('נהר')
    await told('1 result')

    const directions = await results()
      .locator('h2, .card-summary')
      .evaluateAll(words => words.map(it => getComputedStyle(it).direction))

    expect(directions).toEqual(['rtl', 'rtl'])
  })

  it('gets ten results, and the rest on request with the focus on the first of them', async () => {
    await seek('stream')
    await told('13 results')
    const before = await results().count()
    await page.getByRole('button', { name: 'More results' }).click()
    await results().nth(12).waitFor()

    expect(before).toBe(10)
    expect(
      await results()
        .nth(10)
        .locator('a')
        .evaluate(link => link === document.activeElement),
    ).toBe(true)
    expect(await page.getByRole('button', { name: 'More results' }).isHidden()).toBe(true)
  })

  it('gets each result once, even if "More results" is clicked twice', async () => {
    await seek('stream')
    await told('13 results')
    const more = page.getByRole('button', { name: 'More results' })
    await more.evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await results().nth(12).waitFor()

    expect(await results().count()).toBe(13)
  })

  it('can share the URL of the results, and sees a message when there are none', async () => {
    await seek('meadow green')
    await told('12 results')
    const address = page.url()
    await page.goto(address)
    await told('12 results')
    await page.getByRole('searchbox').fill('xylophone')
    await told('No results for “xylophone”')

    expect(address).toBe(`${host.url}/search/?q=meadow%20green`)
    expect(await results().count()).toBe(0)
    expect(await page.getByRole('searchbox').inputValue()).toBe('xylophone')
  })

  it('gets a link to the archive only when there are no results', async () => {
    await seek('lantern')
    await told('3 results')
    const beside = await otherWays().isVisible()
    await page.getByRole('searchbox').fill('xylophone')
    await told('No results for “xylophone”')
    const below = await otherWays().textContent()
    await page.getByRole('searchbox').fill('')
    await otherWays().waitFor({ state: 'hidden' })
    await page.getByRole('searchbox').fill('xylophone')
    await otherWays().waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/archive\/$/)

    expect(beside).toBe(false)
    expect(below).toBe('Try fewer or other words, or look through the archive.')
  })

  it('sees an error when the index fails to load, and can retry', async () => {
    host.refuse(/\/assets\/search\//)
    await seek('lantern')
    await told('The search could not be loaded.')
    host.refuse(null)
    await page.getByRole('button', { name: 'Try again' }).click()

    await told('3 results')
  })

  it('gets a link to the archive instead of the form without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${host.url}/search/`)
    const isFormHidden = await plain.locator('.search-form').isHidden()
    await plain.locator('main').getByRole('link', { name: 'the archive' }).click()

    expect(isFormHidden).toBe(true)
    expect(plain.url()).toBe(`${host.url}/archive/`)
    await context.close()
  })
})

describe('a reader who does not search', () => {
  it('loads no search files on other pages, and no index before typing', async () => {
    await page.goto(`${host.url}/ferry/`)
    await settled(page)
    const byPost = [...host.asked]
    await page.goto(`${host.url}/search/`)
    await settled(page)

    expect(byPost.filter(path => path.includes('search'))).toEqual([])
    expect(host.asked.filter(path => path.startsWith('/assets/search/'))).toEqual([])
  })
})
