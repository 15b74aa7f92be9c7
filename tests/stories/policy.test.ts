import { readdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { settled } from '../settled.ts'
import { everyKind, everyPage, longTalk } from './every-kind.ts'
import { hostileFiles, hostileResponses } from './hostile-site.ts'
import { type Published, publishSite } from './published.ts'

declare global {
  interface Window {
    complain(words: string): void
  }
}

let browser: Browser
let site: Published
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  // Two sites in one: the settings are hostile, and every page of the demonstration is there.
  const files = { ...everyKind, ...(await hostileFiles()) }
  const published = publishSite({ files, responses: [...hostileResponses, ...longTalk] })
  ;[browser, site] = await Promise.all([launchBrowser(), published])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})
beforeEach(async () => {
  complaints = []
  context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  await context.exposeFunction('complain', (words: string) => complaints.push(words))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event =>
      window.complain(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    )
  })
  page = await context.newPage()
  page.on('pageerror', error => complaints.push(error.message))
})
afterEach(() => context.close())

describe('the Content Security Policy', () => {
  it('is sent with every kind of file, and allows nothing inline', async () => {
    const paths = ['/', '/nothing-here/', '/feed.xml', '/hostile/drawing.svg', '/robots.txt']

    const policies = await Promise.all(
      paths.map(async path => {
        const { headers } = await fetch(site.url + path)
        return headers.get('content-security-policy')
      }),
    )

    expect(new Set(policies).size).toBe(1)
    expect(policies[0]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policies[0]).toContain("require-trusted-types-for 'script'")
    expect(policies[0]).not.toContain('unsafe')
  })

  it('is not violated by any page', async () => {
    const paths = [...everyPage, '/hostile/', '/leaf/', '/in-ar/']

    const found: Record<string, string[]> = {}
    for (const path of paths) {
      await page.goto(site.url + path)
      await settled(page)
      found[path] = complaints.splice(0)
    }

    expect(Object.entries(found).filter(([, said]) => said.length > 0)).toEqual([])
  })

  it('is not violated by a search, the colour switch, a Copy button or an embedded video', async () => {
    await context.route('https://www.youtube-nocookie.com/**', route =>
      route.fulfill({ contentType: 'text/html', body: 'A film.' }),
    )
    await page.goto(`${site.url}/search/`)
    await page.getByRole('searchbox').fill('comments')
    await page.locator('.search-results li').first().waitFor()
    await page.getByLabel('Dark').check()
    await page.goto(`${site.url}/everything/`)
    await page.getByRole('button', { name: 'Copy' }).first().click()
    await page.getByText('Copied').first().waitFor()
    await page.locator('.embed button').first().click()
    await page.frameLocator('iframe').getByText('A film.').waitFor()

    expect(complaints).toEqual([])
  })

  it('is not violated by writing, sending and showing a response', async () => {
    site.service = (request, response) => {
      const isSent = request.method === 'POST'
      response.writeHead(isSent ? 201 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(isSent ? { status: 'approved', comment, version: 99 } : {}))
    }
    await page.goto(`${site.url}/how-comments-work/#reply`)
    await page.getByLabel('Your response').fill('A word.')
    await page.getByLabel('Name').fill('Zoë')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('#comment-newcomment1 .words').getByText('A word.').waitFor()

    expect(complaints).toEqual([])
  })

  it('stops the script of an SVG file that is opened by itself', async () => {
    const drawings = readdirSync(site.output, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('drawing.svg'))
      .map(file => `${site.url}/${file}`)

    for (const drawing of drawings) {
      await page.goto(drawing)
      expect(await page.title()).toBe('')
    }

    expect(drawings).toHaveLength(1)
    expect(complaints).toContainEqual(expect.stringMatching(/^script-src-elem inline/))
  })
})

const comment = {
  id: 'newcomment1',
  parent: null,
  author: { name: 'Zoë', url: null, avatar: '1-1', isOwner: false, latestPost: null },
  html: '<p>A word.</p>',
  createdAt: '2026-11-23T12:00:00.000Z',
  editedAt: null,
  status: 'approved',
}
