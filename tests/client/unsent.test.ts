import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { held, send, write } from './desk.ts'
import { pageWith, wireComment } from './reader.ts'
import { type Answer, threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const published: Answer = {
  status: 201,
  body: { status: 'approved', comment: wireComment(), version: 1 },
}
const duplicate: Answer = { status: 409, body: { code: 'duplicate-comment', status: 409 } }
beforeEach(() => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
})

const posts = () => stage.site.asked.filter(({ method }) => method === 'POST')
const waiting = (page = stage.reader.page) => page.locator('[id^=unsent-]')

async function writeInVain(page: Page = stage.reader.page, words?: string): Promise<void> {
  await page.goto(stage.site.url)
  await write(page, words)
  await settled(page)
  await send(page)
  await waiting(page).getByText('Not sent yet').waitFor()
}

describe('a response that could not be sent', () => {
  it('waits where its author is led, says so, and leaves the form free', async () => {
    await writeInVain()

    expect(await waiting().textContent()).toContain('Something new.')
    expect(await waiting().textContent()).toContain('also when you come back to this page')
    expect(await waiting().evaluate(element => element === document.activeElement)).toBe(true)
    expect(await stage.reader.page.getByLabel('Your response').inputValue()).toBe('')
    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('1 response')
    expect(stage.reader.complaints).toEqual([])
  })

  it('is sent when the browser is online again', async () => {
    await stage.reader.page.goto(stage.site.url)
    const fetched = stage.reader.page.waitForResponse(/\/waiting/)
    await write(stage.reader.page)
    await (await fetched).finished()
    await settled(stage.reader.page)
    await stage.reader.context.setOffline(true)
    await send(stage.reader.page)
    await waiting().waitFor()
    stage.site.write = () => published

    await stage.reader.context.setOffline(false)

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(posts()).toHaveLength(1)
    expect(await waiting().count()).toBe(0)
  })

  it('is sent at the next visit, and then forgotten with the address that it needed', async () => {
    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.getByLabel('E-mail').fill('noor@example.org')
    await write(stage.reader.page)
    await settled(stage.reader.page)
    await send(stage.reader.page)
    await waiting().waitFor()
    stage.site.write = () => held

    await stage.reader.page.reload()
    await stage.reader.page.locator('.comment.held').waitFor()

    expect(JSON.parse(posts().at(-1)?.body ?? '').author.email).toBe('noor@example.org')
    const stored = await stage.reader.page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(stored).not.toContain('noor@example.org')
  })

  it('is tried again by itself, with longer pauses, while the page is open', async () => {
    await stage.reader.page.clock.install()
    stage.site.write = () => ({ status: 500, body: {} })
    await writeInVain()
    const tries = () => posts().length

    await stage.reader.page.clock.fastForward(16_000)
    await expect.poll(tries).toBe(2)
    await waiting().getByText('Not sent yet').waitFor()
    await stage.reader.page.clock.fastForward(16_000)
    expect(tries()).toBe(2)
    stage.site.write = () => published
    await stage.reader.page.clock.fastForward(16_000)

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(tries()).toBe(3)
  })

  it('exists once when the service restarted in the middle of it', async () => {
    const stored: string[] = []
    stage.site.write = ({ body }) => {
      const { body: words } = JSON.parse(body)
      if (stored.includes(words)) return duplicate
      stored.push(words)
      // Stored, and its answer never sent: so says whoever passes the request on.
      return { status: 502, body: '' }
    }
    stage.site.read = ({ url }) => ({
      status: 200,
      body: url.pathname.endsWith('/comments')
        ? threadOf(stored.length > 0 ? [wireComment()] : [])
        : { stamp: '' },
    })
    await writeInVain()

    await waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(await stage.reader.page.locator('#responses .comment').count()).toBe(2)
    expect(await waiting().count()).toBe(0)
    expect(stored).toEqual(['Something new.'])
  })

  it('is sent by one of two tabs', async () => {
    // Not a broken connection: a browser may try that twice, and here each try counts.
    stage.site.write = () => ({ status: 503, body: {} })
    await writeInVain()
    const other = await stage.reader.context.newPage()
    await other.goto(stage.site.url)
    // Its own try, at its visit: until that has failed, it is the one that sends.
    await expect.poll(() => posts().length).toBe(2)
    await settled(other)
    await waiting(other).getByText('Not sent yet').waitFor()
    let answer = (): void => {}
    stage.site.write = () =>
      new Promise(answered => {
        answer = () => answered(published)
      })

    await waiting().getByRole('button', { name: 'Send now' }).click()
    await expect.poll(() => posts().length).toBe(3)
    await waiting(other).getByRole('button', { name: 'Send now' }).click()
    // The browser has decided about that click when it answers this, which stands behind it in one queue.
    await other.evaluate(() => navigator.locks.query())
    answer()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    await expect.poll(() => waiting(other).count()).toBe(0)
    expect(posts()).toHaveLength(3)
  })

  it('can be taken back into the form, before what is being written there', async () => {
    await writeInVain()
    await stage.reader.page.getByLabel('Your response').fill('Another thought.')

    await waiting().getByRole('button', { name: 'Edit' }).click()

    expect(await stage.reader.page.getByLabel('Your response').inputValue()).toBe(
      'Something new.\n\nAnother thought.',
    )
    expect(await waiting().count()).toBe(0)
  })

  it('can be withdrawn, and that be undone', async () => {
    await writeInVain()
    const undo = stage.reader.page.getByRole('button', { name: 'Undo' })

    await waiting().getByRole('button', { name: 'Withdraw' }).click()

    await stage.reader.page.getByText('it will not be sent from here').waitFor()
    expect(await stage.reader.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await undo.evaluate(button => button === document.activeElement)).toBe(true)
    await undo.press('Enter')
    expect(await waiting().textContent()).toContain('Something new.')
    expect(await waiting().evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('is sent at the next visit, also when its author stays far from the conversation', async () => {
    await writeInVain()
    const page = pageWith({ comments: [sampleComment()] }, '<p style="height: 9000px">A post.</p>')
    stage.site.page = page
    stage.site.write = () => published

    await stage.reader.page.goto('about:blank')
    const before = posts().length
    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.locator('#comment-newcomment1').waitFor({ state: 'attached' })
    expect(await stage.reader.page.evaluate(() => scrollY)).toBe(0)
    expect(posts()).toHaveLength(before + 1)
  })

  it('is shown to its author, to copy, when the conversation is closed at the next visit', async () => {
    await writeInVain()
    stage.site.page = pageWith({ comments: [sampleComment()], open: false })
    const before = stage.site.asked.length
    const left = stage.reader.page.locator('.held', {
      hasText: 'before the conversation was closed',
    })

    await stage.reader.page.reload()

    await left.getByText('Something new.').waitFor()
    await left.getByRole('button', { name: 'Delete' }).click()
    expect(await left.count()).toBe(0)
    expect(await stage.reader.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(stage.site.asked.length).toBe(before)
  })

  it('is not sent by itself once the service could take it for a new one', async () => {
    await writeInVain()
    await stage.reader.page.evaluate(() => {
      const key = 'afterword:unsent:margins'
      const day = 24 * 60 * 60 * 1000
      const [unsent] = JSON.parse(localStorage.getItem(key) ?? '')
      localStorage.setItem(key, JSON.stringify([{ ...unsent, since: unsent.since - day }]))
    })
    const before = posts().length
    stage.site.write = () => published

    await stage.reader.page.reload()
    await settled(stage.reader.page)
    await waiting().getByText('It is sent when you say so').waitFor()
    expect(posts()).toHaveLength(before)
    await waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1:focus').waitFor()
  })

  it('waits, and says how long, where storage is forbidden', async () => {
    await stage.reader.page.addInitScript(() => {
      const forbidden = () => {
        throw new DOMException('forbidden', 'SecurityError')
      }
      Object.defineProperty(window, 'localStorage', { get: forbidden })
    })

    await writeInVain()
    expect(await waiting().textContent()).toContain('only until you leave this page')
    stage.site.write = () => published
    await waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(stage.reader.complaints).toEqual([])
  })

  it('that is refused meanwhile stays, for its author to mend', async () => {
    await writeInVain()
    stage.site.write = () => ({ status: 422, body: { code: 'invalid-fields', fields: [] } })

    await waiting().getByRole('button', { name: 'Send now' }).click()

    await waiting().getByText('Not accepted as it is').waitFor()
    expect(await waiting().textContent()).toContain('Something new.')
  })
})
