import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { idOf, type Settings, startService, thread } from '../comments-api/service.ts'
import { settled } from '../settled.ts'
import { objectionsTo } from './axe.ts'
import { type OtherSite, openOtherSite, plainPage } from './other-site.ts'

let browser: Browser
let site: OtherSite
let context: BrowserContext
let page: Page
let complaints: string[]
let elsewhere: string[]

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchBrowser(), openOtherSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})
beforeEach(async () => {
  site.pages.set('/site.css', '')
  complaints = []
  elsewhere = []
  context = await browser.newContext({ viewport: { width: 1000, height: 800 } })
  context.setDefaultTimeout(15_000)
  page = await context.newPage()
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', request => {
    const { origin } = new URL(request.url())
    if (![site.url, site.service].includes(origin)) elsewhere.push(request.url())
  })
})
afterEach(() => context.close())

/** People take their time, and the judge counts it. */
function unhurried() {
  let now = Date.parse('2026-11-23T12:00:00.000Z')
  return () => {
    now += 60_000
    return now
  }
}

function postsOf({ url }: OtherSite) {
  return ['rome', 'oslo'].map(id => thread(id, { url: `${url}/${id}/` }))
}

/** The real service, which knows the other site's posts by its manifest. */
async function openService(more: Settings['config'] = {}, threads = postsOf(site)) {
  const service = await startService({
    config: { moderation: 'none', origins: ['http://localhost:8080', site.url], ...more },
    manifest: { threads },
    world: { now: unhurried() },
  })
  site.service = service.url
  return service
}

function element(attributes = '', fallback = ''): string {
  return `<afterword-comments thread="rome" service="${site.service}" ${attributes}>${fallback}</afterword-comments>`
}

async function read(body: string, path = '/rome/', fragment = ''): Promise<void> {
  site.pages.set(path, plainPage(body))
  await page.goto(site.url + path + fragment)
}

async function write(within: Page | Locator, words: string): Promise<void> {
  await within.getByLabel('Your response').fill(words)
  await within.getByLabel('Name').fill('Noor')
  await within.getByRole('button', { name: 'Send' }).click()
}

describe('a page that another generator made', () => {
  it('shows what was said, takes a response and an answer to one, and asks nobody else', async () => {
    const service = await openService()
    await service.submit('rome', { name: 'Kim', body: 'So *true*.' })
    await read(element('post-title="On Rome"'))
    const kim = page.locator('.comment', { hasText: 'So true.' })
    await kim.waitFor()
    const heading = await page.getByRole('heading', { level: 2 }).textContent()

    await write(page, 'From afar.')
    await page.locator('.responses > .response', { hasText: 'From afar.' }).waitFor()
    await kim.getByRole('link', { name: 'Reply to Kim' }).click()
    await write(page, 'An answer.')
    await page.locator('.replies .comment', { hasText: 'An answer.' }).waitFor()

    expect(heading).toBe('1 response to “On Rome”')
    expect(await page.locator('#response-count').textContent()).toBe('3 responses')
    expect((await service.read('rome')).count).toBe(3)
    expect(elsewhere).toEqual([])
    expect(complaints).toEqual([])
  })

  it('shows what is held to its author only', async () => {
    await openService({ moderation: 'all' })
    await read(element('reader="Olive"'))

    await write(page, 'May I?')
    await page.locator('.held', { hasText: 'May I?' }).waitFor()
    await page.reload()
    await page.locator('.held', { hasText: 'May I?' }).waitFor()

    expect(await page.locator('.held-note').textContent()).toContain('Olive')
    expect(await page.locator('#response-count').textContent()).toBe('No responses yet')
  })

  it('is led to a comment by the page’s own address', async () => {
    const service = await openService()
    const id = await idOf(await service.submit('rome', { body: 'Here I am.' }))
    const far = '<p>Far above.</p>'.repeat(200)

    await read(far + element(), '/rome/', `#comment-${id}`)

    const comment = page.locator('.comment', { hasText: 'Here I am.' })
    await comment.waitFor()
    await expect.poll(() => comment.evaluate(isInView)).toBe(true)
  })

  it('loads nothing of the conversation while it is far below', async () => {
    await openService()
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))

    await read('<p>Far above.</p>'.repeat(200) + element('', '<p>Comments</p>'))
    await settled(page)

    expect(asked.sort()).toEqual(['/embed.js', '/rome/', '/site.css'])
  })

  it('may hold two conversations, each with its own parts', async () => {
    const service = await openService()
    await service.submit('rome', { body: 'In Rome.' })
    await service.submit('oslo', { body: 'In Oslo.' })
    const oslo = element('id="second"').replace('thread="rome"', 'thread="oslo"')

    await read(element('id="first"') + oslo)
    const second = page.locator('#second')
    await second.locator('.comment').waitFor()
    await write(second, 'Also in Oslo.')
    await second.locator('.comment', { hasText: 'Also in Oslo.' }).waitFor()

    expect(await page.locator('#first .words').allInnerTexts()).toEqual(['In Rome.'])
    expect(await second.locator('.words').allInnerTexts()).toEqual(['Also in Oslo.', 'In Oslo.'])
  })

  it('says that a conversation is closed, and takes nothing for it', async () => {
    const closed = thread('rome', { url: `${site.url}/rome/`, comments: 'closed' })
    await openService({}, [closed])

    await read(element())

    await page.getByText('This conversation is closed.').waitFor()
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0)
  })

  it('may take the element away while it loads', async () => {
    await openService()

    await read(`<p>Before.</p>${element()}`)
    await page.locator('afterword-comments').evaluate(gone => gone.remove())
    await settled(page)

    expect(complaints).toEqual([])
  })

  it('says when the service is away, and brings everything when it is back', async () => {
    const service = await openService()
    await service.submit('rome', { body: 'I was here.' })
    await page.route(`${site.service}/**`, route => route.abort())
    await read(element())
    const retry = page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()
    const claims = await page
      .getByText(/No responses yet|Nobody has written/)
      .locator('visible=true')
      .count()

    await page.unroute(`${site.service}/**`)
    await retry.click()
    await page.locator('.comment', { hasText: 'I was here.' }).waitFor()

    expect(claims).toBe(0)
    expect(await page.locator('#response-count').isVisible()).toBe(true)
  })

  it('keeps its own words in the element for readers without scripts', async () => {
    await openService()
    const reader = await browser.newContext({ javaScriptEnabled: false })
    const plain = await reader.newPage()
    site.pages.set(
      '/rome/',
      plainPage(
        element(
          '',
          `<p><a href="${site.service}/api/threads/rome/reply">Leave a reply</a></p>
          <p id="response-published" hidden="until-found">Thank you.</p>`,
        ),
      ),
    )
    await plain.goto(`${site.url}/rome/`)

    await plain.getByRole('link', { name: 'Leave a reply' }).click()
    await write(plain, 'Without a script.')

    expect(plain.url()).toBe(`${site.url}/rome/#response-published`)
    await plain.getByText('Thank you.').waitFor()
    await page.goto(plain.url())
    await page.getByText('Thank you. Your response is published.').waitFor()
    await reader.close()
  })
})

describe('how it looks', () => {
  it('follows properties and parts of the page, and nothing else of it', async () => {
    const service = await openService()
    await service.submit('rome', { body: 'Look.' })
    site.pages.set(
      '/site.css',
      `p, .words, .comment { color: rgb(1, 2, 3); font-size: 99px; }
       :root { --accent: rgb(9, 9, 9); }
       afterword-comments { --ink: rgb(10, 20, 30); }
       afterword-comments::part(author) { color: rgb(40, 50, 60); }`,
    )

    await read(`<p class="reply">The page’s own.</p>${element()}`)
    await page.locator('.comment').waitFor()

    const colourOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate(found => getComputedStyle(found).color)
    expect(await colourOf('.words p')).toBe('rgb(10, 20, 30)')
    expect(await colourOf('.author')).toBe('rgb(40, 50, 60)')
    expect(await colourOf('main > .reply')).toBe('rgb(1, 2, 3)')
    expect(await colourOf('.after-words .reply')).toBe('rgb(123, 30, 34)')
  })

  it('is dark where the page is, and meets what axe asks by day and by night', async () => {
    const service = await openService()
    const to = await idOf(await service.submit('rome', { name: 'Kim', body: 'By `day`.' }))
    await service.submit('rome', { name: 'Noor', body: 'By night.', parent: to })
    site.pages.set(
      '/site.css',
      ':root { color-scheme: light dark; background: light-dark(#fff, #111); color: light-dark(#111, #eee) }',
    )

    await read(element('post-title="On Rome"'))
    await page.locator('.replies .comment').waitFor()

    expect(await objectionsTo(page)).toEqual([])
    const ink = await page
      .locator('.words')
      .first()
      .evaluate(found => getComputedStyle(found).color)
    expect(ink).toBe('rgb(236, 227, 212)')
  })

  it('moves nothing below it where the page keeps the height free that the guide names', async () => {
    const service = await openService()
    for (const body of ['One.', 'Two.', 'Three.']) await service.submit('rome', { body })
    site.pages.set('/site.css', 'afterword-comments { display: block; min-block-size: 60rem }')
    await page.addInitScript(() => {
      const all = globalThis as unknown as { shifts: number }
      all.shifts = 0
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) {
          all.shifts += (entry as unknown as { readonly value: number }).value
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })

    await read(`${element('', '<p>Comments</p>')}<p>What comes after.</p>`)
    await page.locator('.comment', { hasText: 'One.' }).waitFor()
    await settled(page)

    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)
    expect(shifts).toBeLessThanOrEqual(0.05)
  })
})

function isInView(found: Element): boolean {
  const { top, bottom } = found.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
