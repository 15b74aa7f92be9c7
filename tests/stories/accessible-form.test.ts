import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { objectionsTo } from './axe.ts'
import { away, type Published, publishSite } from './published.ts'
import type { ServiceAnswer } from './static-host.ts'

let browser: Browser
let site: Published
let context: BrowserContext
let page: Page

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchBrowser(), publishSite()])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})
beforeEach(async () => {
  // The site's own policy forbids what axe does to look at a page.
  context = await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
  page = await context.newPage()
  site.service = away
})
afterEach(() => context.close())

describe('the reply form', () => {
  const answer =
    (status: number, body: object): ServiceAnswer =>
    (request, response) => {
      const isSent = request.method === 'POST'
      response.writeHead(isSent ? status : 404, { 'content-type': 'application/json' })
      response.end(isSent ? JSON.stringify(body) : '{}')
    }
  const comment = {
    id: 'newcomment1',
    parent: null,
    author: { name: 'Zoë', url: null, avatar: '1-1', isOwner: false, latestPost: null },
    html: '<p>A word.</p>',
    createdAt: '2026-11-23T12:00:00.000Z',
    editedAt: null,
  }
  const problem = {
    type: 'about:blank',
    code: 'invalid-fields',
    fields: [
      { field: 'body', code: 'required', message: 'Write something.' },
      { field: 'author.email', code: 'invalid', message: 'This is no address.' },
    ],
  }
  const states: readonly (readonly [string, ServiceAnswer, string])[] = [
    ['held', answer(202, { status: 'pending', comment }), '.held'],
    [
      'published',
      answer(201, { status: 'approved', comment: { ...comment, status: 'approved' }, version: 9 }),
      '#comment-newcomment1',
    ],
    ['refused', answer(422, problem), '.form-status:not(:empty)'],
    ['asked to wait', answer(429, {}), '.form-status:not(:empty)'],
    ['sent twice', answer(409, { code: 'duplicate-comment' }), '.form-status:not(:empty)'],
    ['unheard, the service being away', away, '.held-note'],
  ]

  async function openForm(): Promise<void> {
    await page.setViewportSize({ width: 360, height: 800 })
    await page.goto(`${site.url}/how-comments-work/#reply`)
  }

  it.each(states)(
    'has nothing to which axe objects when a response is %s',
    async (_, service, sign) => {
      site.service = service
      await openForm()
      await page.getByLabel('Your response').fill('A word.')
      await page.getByLabel('Name').fill('Zoë')

      await page.getByRole('button', { name: 'Send' }).click()

      await page.locator(sign).first().waitFor()
      await expect.poll(() => page.locator('.form-status').textContent()).not.toMatch(/^Sending/)
      expect(await objectionsTo(page)).toEqual([])
    },
  )

  it('has nothing to which axe objects while it is empty, and when the browser asks for words', async () => {
    await openForm()
    const empty = await objectionsTo(page)

    await page.getByRole('button', { name: 'Send' }).click()

    expect(
      await page.getByLabel('Your response').evaluate(field => field.matches(':user-invalid')),
    ).toBe(true)
    expect([...empty, ...(await objectionsTo(page))]).toEqual([])
  })

  it('has nothing to which axe objects while a response is on its way', async () => {
    site.service = (request, response) => {
      if (request.method !== 'POST') response.destroy()
    }
    await openForm()
    await page.getByLabel('Your response').fill('A word.')
    await page.getByLabel('Name').fill('Zoë')

    await page.getByRole('button', { name: 'Send' }).click()

    await page.locator('.form-status', { hasText: 'Sending' }).waitFor()
    expect(await objectionsTo(page)).toEqual([])
  })

  it('has nothing to which axe objects while words are previewed, and while they are changed later', async () => {
    const editableUntil = new Date(Date.now() + 600_000).toISOString()
    const own = { status: 'pending', comment, body: 'A word.', version: null, editableUntil }
    site.service = (request, response) => {
      response.writeHead(request.method === 'POST' ? 202 : 200, {
        'content-type': 'application/json',
      })
      response.end(JSON.stringify({ ...own, editToken: 'a-token', html: comment.html }))
    }
    await openForm()
    await page.getByLabel('Your response').fill('A word.')
    await page.getByLabel('Name').fill('Zoë')
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByRole('region', { name: 'Preview' }).getByText('A word.').waitFor()
    const previewed = await objectionsTo(page)

    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Your words').waitFor()

    expect([...previewed, ...(await objectionsTo(page))]).toEqual([])
  })

  it('has nothing to which axe objects when it answers somebody', async () => {
    await openForm()

    await page.locator('.reply').first().click()

    await page.getByRole('heading', { name: /^Reply to/ }).waitFor()
    expect(await objectionsTo(page)).toEqual([])
  })
})
