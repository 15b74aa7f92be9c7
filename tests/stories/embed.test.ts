import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { idOf, thread } from '../comments-api/service.ts'
import { settled } from '../settled.ts'
import { Embedding, write } from './embedding.ts'
import { plainPage } from './other-site.ts'

const other = new Embedding()

/** Opens a page with a <base>, which our own policy forbids. */
async function readWithBase(base: string): Promise<Page> {
  const page = await (await other.browser.newContext({ bypassCSP: true })).newPage()
  other.site.pages.set('/rome/', plainPage(`<base href="${base}">${other.element()}`))
  await page.goto(`${other.site.url}/rome/`)
  return page
}

describe('an embedded conversation', () => {
  it('shows responses, accepts a response and a reply, and loads nothing from other hosts', async () => {
    const service = await other.openService()
    await service.submit('rome', { name: 'Kim', body: 'So *true*.' })
    await other.read(other.element('post-title="On Rome"'))
    const kim = other.page.locator('.comment', { hasText: 'So true.' })
    await kim.waitFor()
    const heading = await other.page.getByRole('heading', { level: 2 }).textContent()
    const past = await other.page.getByRole('link', { name: 'Leave a reply' }).isVisible()

    await write(other.page, 'From afar.')
    await other.page.locator('.responses > .response', { hasText: 'From afar.' }).waitFor()
    await kim.getByRole('link', { name: 'Reply to Kim' }).click()
    await write(other.page, 'An answer.')
    await other.page.locator('.replies .comment', { hasText: 'An answer.' }).waitFor()

    expect(heading).toBe('1 response to “On Rome”')
    expect(past, 'the link past the responses').toBe(true)
    expect(await other.page.locator('#response-count').textContent()).toBe('3 responses')
    expect((await service.read('rome')).count).toBe(3)
    expect(other.elsewhere).toEqual([])
    expect(other.complaints).toEqual([])
  })

  it('shows a held response to its author only, also after a reload', async () => {
    await other.openService({ moderation: 'all' })
    await other.read(other.element('reader="Olive"'))

    await write(other.page, 'May I?')
    await other.page.locator('.held', { hasText: 'May I?' }).waitFor()
    await other.page.reload()
    await other.page.locator('.held', { hasText: 'May I?' }).waitFor()

    expect(await other.page.locator('.held-note').textContent()).toContain('Olive')
    expect(await other.page.locator('#response-count').textContent()).toBe('No responses yet')

    // Another reader's browser knows nothing of it.
    await other.page.evaluate(() => localStorage.clear())
    await other.page.reload()
    await other.page.getByText('No responses yet').waitFor()
    await settled(other.page)
    expect(await other.page.getByText('May I?').count()).toBe(0)
  })

  it('scrolls to the response in the fragment of the page URL', async () => {
    const service = await other.openService()
    const id = await idOf(await service.submit('rome', { body: 'Here I am.' }))
    const far = '<p>Far above.</p>'.repeat(200)

    await other.read(far + other.element(), '/rome/', `#comment-${id}`)

    const comment = other.page.locator('.comment', { hasText: 'Here I am.' })
    await comment.waitFor()
    await expect.poll(() => comment.evaluate(isInView)).toBe(true)
  })

  it('links to responses on the page itself, even if that has a <base>', async () => {
    const service = await other.openService()
    const id = await idOf(await service.submit('rome', { body: 'Here I am.' }))
    const [page, address] = [await readWithBase('/elsewhere/'), `${other.site.url}/rome/`]
    const comment = page.locator('.comment', { hasText: 'Here I am.' })
    const link = comment.locator('.permalink')
    await link.waitFor()
    const leadsTo = await link.evaluate(a => (a as HTMLAnchorElement).href)

    await link.click()

    expect([leadsTo, page.url()]).toEqual(Array(2).fill(`${address}#comment-${id}`))
    expect(await comment.evaluate(article => article.matches(':focus'))).toBe(true)
    await page.context().close()
  })

  it('quotes what was selected, also if shadow roots do not tell what it is, as in Safari', async () => {
    const service = await other.openService()
    await service.submit('rome', { name: 'Kim', body: 'Not built in a day.' })
    await other.page.addInitScript(() => {
      Reflect.deleteProperty(ShadowRoot.prototype, 'getSelection')
    })
    await other.read(other.element())
    const kim = other.page.locator('.comment', { hasText: 'Not built in a day.' })
    await kim.locator('.words p').click({ clickCount: 3 })
    await settled(other.page)

    await kim.getByRole('link', { name: 'Reply to Kim' }).click()

    const text = other.page.getByLabel('Your response')
    await expect.poll(() => text.inputValue()).toBe('> Not built in a day.\n\n')
    expect(other.complaints).toEqual([])
  })

  it('loads nothing but its script while it is far below', async () => {
    await other.openService()
    const asked: string[] = []
    other.page.on('request', request => asked.push(new URL(request.url()).pathname))

    await other.read('<p>Far above.</p>'.repeat(200) + other.element('', '<p>Comments</p>'))
    await settled(other.page)

    expect(asked.sort()).toEqual(['/embed.js', '/rome/', '/site.css'])
  })

  it('can be on a page twice, each with its own thread and form', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'In Rome.' })
    await service.submit('oslo', { body: 'In Oslo.' })
    const oslo = other.element('id="second"').replace('thread="rome"', 'thread="oslo"')

    await other.read(other.element('id="first"') + oslo)
    const second = other.page.locator('#second')
    await second.locator('.comment').waitFor()
    await write(second, 'Also in Oslo.')
    await second.locator('.comment', { hasText: 'Also in Oslo.' }).waitFor()

    expect(await other.page.locator('#first .words').allInnerTexts()).toEqual(['In Rome.'])
    expect(await second.locator('.words').allInnerTexts()).toEqual(['Also in Oslo.', 'In Oslo.'])
  })

  it('shows that its thread is closed, and no Send button', async () => {
    const closed = thread('rome', { url: `${other.site.url}/rome/`, comments: 'closed' })
    await other.openService({}, [closed])

    await other.read(other.element())

    await other.page.getByText('This conversation is closed.').waitFor()
    expect(await other.page.getByRole('button', { name: 'Send' }).count()).toBe(0)
  })

  it('shows responses despite attributes with invalid values', async () => {
    const service = await other.openService()
    const to = await idOf(await service.submit('rome', { name: 'Kim', body: 'One.' }))
    await service.submit('rome', { name: 'Noor', body: 'Two.', parent: to })

    for (const attribute of [
      'time-zone="Mars/Olympus"',
      'depth="0"',
      'depth="1000000000"',
      'depth="many"',
    ]) {
      await other.read(other.element(attribute))

      await other.page.locator('.replies .comment', { hasText: 'Two.' }).waitFor()
      expect(other.complaints, attribute).toEqual([])
    }
  })

  it('can be removed while it loads, without an error', async () => {
    await other.openService()

    await other.read(`<p>Before.</p>${other.element()}`)
    await other.page.locator('afterword-comments').evaluate(gone => gone.remove())
    await settled(other.page)

    expect(other.complaints).toEqual([])
  })

  it('asks again for its script if the connection was lost in the middle', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'I was here.' })
    other.site.cutShort = /draw-conversation/

    await other.read(other.element())

    await other.page.getByText('I was here.').waitFor()
  })

  it('offers a retry, and does not claim to be empty, when the service is unreachable', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'I was here.' })
    await other.page.route(`${other.site.service}/**`, route => route.abort())
    await other.read(other.element())
    const retry = other.page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()
    const claims = await other.page
      .getByText(/No responses yet|Nobody has written/)
      .locator('visible=true')
      .count()

    await other.page.unroute(`${other.site.service}/**`)
    await retry.click()
    await other.page.locator('.comment', { hasText: 'I was here.' }).waitFor()

    expect(claims).toBe(0)
    expect(await other.page.locator('#response-count').isVisible()).toBe(true)
  })

  it('keeps its fallback content, with a way to reply, for readers without JavaScript', async () => {
    await other.openService()
    const reader = await other.browser.newContext({ javaScriptEnabled: false })
    const plain = await reader.newPage()
    other.site.pages.set(
      '/rome/',
      plainPage(
        other.element(
          '',
          `<p><a href="${other.site.service}/api/threads/rome/reply">Leave a reply</a></p>
          <p id="response-published" hidden="until-found">Thank you.</p>`,
        ),
      ),
    )
    await plain.goto(`${other.site.url}/rome/`)

    await plain.getByRole('link', { name: 'Leave a reply' }).click()
    await write(plain, 'Without a script.')

    expect(plain.url()).toBe(`${other.site.url}/rome/#response-published`)
    await plain.getByText('Thank you.').waitFor()
    await other.page.goto(plain.url())
    await other.page.getByText('Thank you. Your response is published.').waitFor()
    await reader.close()
  })
})

function isInView(found: Element): boolean {
  const { top, bottom } = found.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
