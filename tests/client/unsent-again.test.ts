import { describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { held, send, status, write } from './form.ts'
import { pageWith, wireComment } from './reader.ts'
import { type Answer, threadOf } from './site.ts'
import { published, UnsentStage } from './unsent.ts'

const stage = new UnsentStage()
const duplicate: Answer = { status: 409, body: { code: 'duplicate-comment', status: 409 } }

describe('an unsent response', () => {
  it('is sent when the browser is online again', async () => {
    await stage.reader.page.goto(stage.site.url)
    const fetched = stage.reader.page.waitForResponse(/\/sending/)
    await write(stage.reader.page)
    await (await fetched).finished()
    await settled(stage.reader.page)
    await stage.reader.context.setOffline(true)
    await send(stage.reader.page)
    await stage.waiting().waitFor()
    stage.site.write = () => published

    await stage.reader.context.setOffline(false)

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(stage.posts()).toHaveLength(1)
    expect(await stage.waiting().count()).toBe(0)
  })

  it('is sent at the next visit, and is then removed from localStorage with its e-mail address', async () => {
    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.getByLabel('E-mail').fill('noor@example.org')
    await write(stage.reader.page)
    await settled(stage.reader.page)
    await send(stage.reader.page)
    await stage.waiting().waitFor()
    stage.site.write = () => held

    await stage.reader.page.reload()
    await stage.reader.page.locator('.comment.held').waitFor()

    expect(JSON.parse(stage.posts().at(-1)?.body ?? '').author.email).toBe('noor@example.org')
    const stored = await stage.reader.page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(stored).not.toContain('noor@example.org')
  })

  it('keeps the focus when an automatic retry fails, and passes it to the status when sent', async () => {
    const { page } = stage.reader
    await page.clock.install()
    await stage.writeInVain()
    const edit = stage.waiting().getByRole('button', { name: 'Edit' })
    await edit.focus()
    const before = stage.posts().length

    await page.clock.fastForward(16_000)
    await expect.poll(() => stage.posts().length).toBeGreaterThan(before)
    await stage.waiting().getByText('Not sent yet').waitFor()
    const isKept = await edit.evaluate(button => button === document.activeElement)
    stage.site.write = () => published
    await page.clock.fastForward(31_000)
    await page.locator('#comment-newcomment1').waitFor()

    expect(isKept).toBe(true)
    expect(await status(page).evaluate(said => said === document.activeElement)).toBe(true)
  })

  it('moves the focus to the status message when it turns out to have arrived', async () => {
    const { page } = stage.reader
    await stage.writeInVain()
    stage.site.write = () => duplicate
    const sendNow = stage.waiting().getByRole('button', { name: 'Send now' })

    await sendNow.press('Enter')
    await status(page).getByText('had already arrived').waitFor()

    const isLed = () => status(page).evaluate(said => said === document.activeElement)
    await expect.poll(isLed).toBe(true)
  })

  it('is retried automatically, with growing pauses, while the page is open', async () => {
    await stage.reader.page.clock.install()
    stage.site.write = () => ({ status: 500, body: {} })
    await stage.writeInVain()
    const tries = () => stage.posts().length

    await stage.reader.page.clock.fastForward(16_000)
    await expect.poll(tries).toBe(2)
    await stage.waiting().getByText('Not sent yet').waitFor()
    await stage.reader.page.clock.fastForward(16_000)
    expect(tries()).toBe(2)
    stage.site.write = () => published
    await stage.reader.page.clock.fastForward(16_000)

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(tries()).toBe(3)
  })

  it('is stored once when the service failed after storing it', async () => {
    const stored: string[] = []
    stage.site.write = ({ body }) => {
      const { body: words } = JSON.parse(body)
      if (stored.includes(words)) return duplicate
      stored.push(words)
      // Stored, but the answer is lost: a proxy answers this.
      return { status: 502, body: '' }
    }
    stage.site.read = ({ url }) => ({
      status: 200,
      body: url.pathname.endsWith('/comments')
        ? threadOf(stored.length > 0 ? [wireComment()] : [])
        : { stamp: '' },
    })
    await stage.writeInVain()

    await stage.waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(await stage.reader.page.locator('#responses .comment').count()).toBe(2)
    expect(await stage.waiting().count()).toBe(0)
    expect(stored).toEqual(['Something new.'])
  })

  it('is sent by only one of two tabs', async () => {
    // Not a broken connection: a browser may try that twice, and here each try counts.
    stage.site.write = () => ({ status: 503, body: {} })
    await stage.writeInVain()
    const other = await stage.reader.context.newPage()
    await other.goto(stage.site.url)
    // It tries once at its own visit, and holds the lock until that has failed.
    await expect.poll(() => stage.posts().length).toBe(2)
    await settled(other)
    await stage.waiting(other).getByText('Not sent yet').waitFor()
    let answer = (): void => {}
    stage.site.write = () =>
      new Promise(answered => {
        answer = () => answered(published)
      })

    await stage.waiting().getByRole('button', { name: 'Send now' }).click()
    await expect.poll(() => stage.posts().length).toBe(3)
    await stage.waiting(other).getByRole('button', { name: 'Send now' }).click()
    // The browser has decided about that click when it answers this, which stands behind it in one queue.
    await other.evaluate(() => navigator.locks.query())
    answer()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    await expect.poll(() => stage.waiting(other).count()).toBe(0)
    expect(stage.posts()).toHaveLength(3)
  })

  it('is shown as published in its own tab when another tab has sent it', async () => {
    stage.site.write = () => ({ status: 503, body: {} })
    await stage.writeInVain()
    const other = await stage.reader.context.newPage()
    await other.goto(stage.site.url)
    // As above.
    await expect.poll(() => stage.posts().length).toBe(2)
    await settled(other)
    await stage.waiting(other).getByText('Not sent yet').waitFor()
    stage.site.write = () => published
    stage.site.read = ({ url }) => ({
      status: 200,
      body: url.pathname.endsWith('/comments') ? threadOf([wireComment()]) : { stamp: '' },
    })

    await stage.waiting(other).getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(await stage.waiting().count()).toBe(0)
  })

  it('is removed from a page that is shown again after another page has sent it', async () => {
    await stage.writeInVain()

    await stage.reader.page.evaluate(() => {
      localStorage.removeItem('afterword:unsent:margins')
      document.dispatchEvent(new Event('visibilitychange'))
    })

    expect(await stage.waiting().count()).toBe(0)
  })

  it('that had arrived is shown after Try again if the thread could not be loaded at first', async () => {
    await stage.writeInVain()
    stage.site.write = () => duplicate
    stage.site.read = () => ({ status: 503, body: {} })
    await stage.waiting().getByRole('button', { name: 'Send now' }).click()
    const again = stage.reader.page.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await again.click()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
  })

  it('is sent at the next visit, even if its author never scrolls to the conversation', async () => {
    await stage.writeInVain()
    const page = pageWith({ comments: [sampleComment()] }, '<p style="height: 9000px">A post.</p>')
    stage.site.page = page
    stage.site.write = () => published

    await stage.reader.page.goto('about:blank')
    const before = stage.posts().length
    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.locator('#comment-newcomment1').waitFor({ state: 'attached' })
    expect(await stage.reader.page.evaluate(() => scrollY)).toBe(0)
    expect(stage.posts()).toHaveLength(before + 1)
  })

  it('is not sent automatically after a day, but only on request', async () => {
    await stage.writeInVain()
    await stage.reader.page.evaluate(() => {
      const key = 'afterword:unsent:margins'
      const day = 24 * 60 * 60 * 1000
      const [unsent] = JSON.parse(localStorage.getItem(key) ?? '')
      localStorage.setItem(key, JSON.stringify([{ ...unsent, since: unsent.since - day }]))
    })
    const before = stage.posts().length
    stage.site.write = () => published

    await stage.reader.page.reload()
    await settled(stage.reader.page)
    await stage.waiting().getByText('It is sent when you say so').waitFor()
    expect(stage.posts()).toHaveLength(before)
    await stage.waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1:focus').waitFor()
  })
})
