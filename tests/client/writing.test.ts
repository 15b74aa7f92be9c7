import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { sampleComment } from '../templates/samples.ts'
import { openReader, pageWith, type Reader, wireComment } from './reader.ts'
import { type Answer, bundleClient, openSite, type Site, threadOf } from './site.ts'

let browser: Browser
let files: Map<string, Uint8Array>
let site: Site
let reader: Reader

beforeAll(async () => {
  browser = await launchBrowser()
  files = await bundleClient()
})
afterAll(() => browser.close())
beforeEach(async () => {
  site = await openSite(files)
  site.page = pageWith({ comments: [sampleComment()], count: 1 })
  reader = await openReader(browser)
})
afterEach(async () => {
  await reader.context.close()
  await site.close()
})

const held: Answer = {
  status: 202,
  body: { status: 'pending', comment: { ...wireComment(), status: undefined } },
}

async function write(page: Page, words = 'Something new.'): Promise<void> {
  await page.getByLabel('Your response').fill(words)
  await page.getByLabel('Name').fill('Noor')
}

function send(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Send' }).click()
}

function status(page: Page) {
  return page.locator('.form-status')
}

function problem(code: string, httpStatus: number, more: object = {}): Answer {
  return { status: httpStatus, body: { code, status: httpStatus, ...more } }
}

describe('a response', () => {
  it('is sent as the contract says', async () => {
    site.write = () => held
    await reader.page.goto(site.url)

    await write(reader.page)
    await send(reader.page)
    await reader.page.locator('.held').waitFor()

    const sent = site.asked.find(asked => asked.method === 'POST')
    expect(sent?.url.pathname).toBe('/api/threads/margins/comments')
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      author: { name: 'Noor', email: '', url: '' },
      body: 'Something new.',
      parent: null,
      subscribe: false,
      latestPost: false,
      form: { website: '' },
    })
  })

  it('appears at once when it is published, counted and in focus', async () => {
    site.write = () => ({
      status: 201,
      body: { status: 'approved', comment: wireComment(), version: 1 },
    })
    await reader.page.goto(site.url)

    await write(reader.page)
    await send(reader.page)
    await reader.page.locator('#comment-newcomment1:focus').waitFor()

    expect(await reader.page.locator('#response-count').textContent()).toBe('2 responses')
    expect(await status(reader.page).textContent()).toBe('Thank you. Your response is published.')
    expect(await reader.page.getByLabel('Your response').inputValue()).toBe('')
  })

  it('is sent once, however often it is asked for', async () => {
    let answer = (): void => {}
    site.write = () =>
      new Promise(answered => {
        answer = () => answered(held)
      })
    await reader.page.goto(site.url)
    await write(reader.page)

    await reader.page.getByLabel('Name').press('Enter')
    await reader.page.getByLabel('Name').press('Enter')
    await expect.poll(() => site.asked.filter(asked => asked.method === 'POST').length).toBe(1)
    answer()
    await reader.page.locator('.held').waitFor()

    expect(site.asked.filter(asked => asked.method === 'POST').length).toBe(1)
  })
})

describe('a held response', () => {
  beforeEach(async () => {
    site.write = () => held
    await reader.page.goto(site.url)
    await write(reader.page)
    await send(reader.page)
    await reader.page.locator('.held').waitFor()
  })

  it('is shown to its author, marked as held and not counted', async () => {
    expect(await reader.page.locator('.held-note').textContent()).toContain(
      'Held until Ada has read it',
    )
    expect(await reader.page.locator('#response-count').textContent()).toBe('1 response')
    expect(await status(reader.page).textContent()).toContain('held until Ada has read it')
  })

  it('is still shown to its author after a reload, and to nobody else', async () => {
    const other = await openReader(browser)

    await reader.page.reload()
    await reader.page.locator('.held').waitFor()
    await other.page.goto(site.url, { waitUntil: 'networkidle' })

    expect(await reader.page.locator('.held').textContent()).toContain('Something new.')
    expect(await other.page.locator('.held').count()).toBe(0)
    await other.context.close()
  })

  it('becomes a response like any other once it is approved', async () => {
    site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await reader.page.reload()
    await expect
      .poll(() => reader.page.locator('#response-count').textContent())
      .toBe('2 responses')

    expect(await reader.page.locator('.responses .comment').count()).toBe(2)
    expect(await reader.page.locator('.held').count()).toBe(0)
  })
})

describe('when the service is away', () => {
  it('says so, keeps the words through a reload, and sends them when asked again', async () => {
    await reader.page.goto(site.url)
    await write(reader.page, 'Words that must not be lost.')
    await send(reader.page)
    await expect.poll(() => status(reader.page).textContent()).toContain('could not be sent')

    await reader.page.reload()
    const body = reader.page.getByLabel('Your response')
    await expect.poll(() => body.inputValue()).toBe('Words that must not be lost.')
    await send(reader.page)
    const retry = status(reader.page).getByRole('button', { name: 'Try again' })
    await retry.waitFor()
    site.write = () => held
    await retry.click()
    await reader.page.locator('.held').waitFor()

    expect(await body.inputValue()).toBe('')
    expect(reader.complaints).toEqual([])
  })

  it('keeps the words in the form where storage is forbidden', async () => {
    await reader.page.addInitScript(() => {
      const forbidden = () => {
        throw new DOMException('forbidden', 'SecurityError')
      }
      Object.defineProperty(window, 'localStorage', { get: forbidden })
    })
    await reader.page.goto(site.url)

    await write(reader.page)
    await send(reader.page)
    await expect.poll(() => status(reader.page).textContent()).toContain('could not be sent')

    expect(await reader.page.getByLabel('Your response').inputValue()).toBe('Something new.')
    expect(reader.complaints).toEqual([])
  })
})

describe('a refusal', () => {
  it('is told beside the field it concerns, which is in focus', async () => {
    const fields = [{ field: 'author.url', message: 'This is <b>no</b> address.' }]
    site.write = () => problem('invalid-fields', 422, { fields })
    await reader.page.goto(site.url)

    await write(reader.page)
    await send(reader.page)
    await reader.page.locator('.field-problem').waitFor()

    const field = reader.page.getByLabel('Your own site')
    expect(await reader.page.locator('.field-problem').textContent()).toBe(fields[0]?.message)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate(element => element === document.activeElement)).toBe(true)
  })

  it.each([
    ['duplicate-comment', 409, 'These words had arrived already.'],
    ['thread-closed', 403, 'This conversation has been closed'],
    ['something-new', 400, 'The response was not accepted.'],
  ])('for %s is told in our own words', async (code, httpStatus, said) => {
    site.write = () => problem(code, httpStatus, { title: '<b>theirs</b>' })
    await reader.page.goto(site.url)

    await write(reader.page)
    await send(reader.page)

    await expect.poll(() => status(reader.page).textContent()).toContain(said)
  })

  it('for haste says how long to wait', async () => {
    site.write = () => ({ status: 429, body: {}, headers: { 'retry-after': '30' } })
    await reader.page.goto(site.url)

    await write(reader.page)
    await send(reader.page)

    await expect.poll(() => status(reader.page).textContent()).toContain('in 30 seconds')
  })
})

describe('a reply', () => {
  it('names whom it answers, carries the parent, and can be taken back', async () => {
    site.write = () => held
    await reader.page.goto(site.url)

    await reader.page.locator('.reply').click()
    const heading = reader.page.locator('#reply-title')
    await expect.poll(() => heading.textContent()).toBe('Reply to Kim')
    await reader.page.locator('#cancel-reply').click()
    expect(await heading.textContent()).toBe('Leave a reply')
    await reader.page.locator('.reply').click()
    await expect.poll(() => heading.textContent()).toBe('Reply to Kim')
    await write(reader.page)
    await send(reader.page)
    await reader.page.locator('.held').waitFor()

    const sent = site.asked.find(asked => asked.method === 'POST')
    expect(JSON.parse(sent?.body ?? '').parent).toBe('comment01')
  })
})

describe('without scripts', () => {
  it('a response is sent as a plain form', async () => {
    const plain = await openReader(browser, false)
    site.write = () => ({ status: 303, body: '', headers: { location: '/margins/#response-held' } })
    await plain.page.goto(site.url)

    await write(plain.page)
    await send(plain.page)
    await plain.page.locator('#response-held').waitFor()

    const sent = site.asked.find(asked => asked.method === 'POST')
    expect(sent?.type).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
      parent: '',
      body: 'Something new.',
      name: 'Noor',
      email: '',
      url: '',
      website: '',
    })
    expect(await plain.page.locator('#response-published').isVisible()).toBe(false)
    await plain.context.close()
  })
})
