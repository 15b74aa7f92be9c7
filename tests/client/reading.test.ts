import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustHtml } from '../../templates/html.ts'
import { launchBrowser } from '../browser.ts'
import { idAt, sampleComment, sampleThread } from '../templates/samples.ts'
import { openReader, pageWith, type Reader, wireComment } from './reader.ts'
import { bundleClient, openSite, type Site, threadOf } from './site.ts'

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
  reader = await openReader(browser)
})
afterEach(async () => {
  await reader.context.close()
  await site.close()
})

function names(): Promise<string[]> {
  return reader.page.locator('.responses .author').allTextContents()
}

describe('a reader who comes near the conversation', () => {
  it('sees a newer response above those of the page, and the count rise everywhere', async () => {
    site.page = pageWith({ comments: [sampleComment()], count: 1, version: 4 })
    site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await reader.page.goto(site.url)
    await reader.page.locator('#comment-newcomment1').waitFor()

    expect(await names()).toEqual(['Noor', 'Kim'])
    expect(await reader.page.locator('#conversation-title').textContent()).toContain(
      '2 responses to',
    )
    expect(await reader.page.locator('#to-conversation').textContent()).toBe('2 responses')
    expect(await reader.page.locator('.conversation-status').textContent()).toBe('1 new response.')
    expect(site.asked.map(asked => asked.url.search)).toEqual(['?since=4'])
    expect(reader.complaints).toEqual([])
  })

  it('asks for nothing while the conversation is far below', async () => {
    site.page = pageWith({}, '<p>long</p>'.repeat(200))

    await reader.page.goto(site.url, { waitUntil: 'networkidle' })

    expect(site.asked).toEqual([])
  })

  it('gets the first response to a page that had none', async () => {
    site.page = pageWith({})
    site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await reader.page.goto(site.url)
    await reader.page.locator('#comment-newcomment1').waitFor()

    const title = await reader.page.locator('#conversation-title').textContent()
    expect(title).toBe('1 response to “In Praise of the Margin”')
    expect(await reader.page.locator('.invitation').isVisible()).toBe(false)
    expect(await reader.page.locator('#to-conversation').getAttribute('href')).toBe('#conversation')
  })

  it('gets the whole of a long answer', async () => {
    site.page = pageWith({})
    site.read = asked =>
      asked.url.searchParams.get('cursor') === 'more'
        ? {
            status: 200,
            body: threadOf([
              wireComment({ id: 'older00001', createdAt: '2026-11-19T00:00:00.000Z' }),
            ]),
          }
        : { status: 200, body: threadOf([wireComment()], 'more') }

    await reader.page.goto(site.url)
    await reader.page.locator('#comment-older00001').waitFor()

    expect(await reader.page.locator('#response-count').textContent()).toBe('2 responses')
    expect(site.asked.map(asked => asked.url.search)).toEqual(['?since=0', '?since=0&cursor=more'])
  })

  it('is led to a comment that is newer than the page', async () => {
    site.page = pageWith({}, '<p>long</p>'.repeat(200))
    site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

    await reader.page.goto(`${site.url}#comment-newcomment1`)
    await reader.page.locator('#comment-newcomment1').waitFor()

    await expect.poll(() => reader.page.locator('#comment-newcomment1').evaluate(inView)).toBe(true)
  })

  it('does not lose the line that is being read', async () => {
    const long = Array.from({ length: 12 }, (_, n) => sampleComment({ id: `baked0000${n + 10}` }))
    site.page = pageWith({ comments: long, count: 12 })
    let answer = (): void => {}
    const asked = new Promise<void>(resolve => {
      site.read = () =>
        new Promise(answered => {
          answer = () => answered({ status: 200, body: threadOf([wireComment()]) })
          resolve()
        })
    })
    await reader.page.goto(site.url)
    await asked
    const read = reader.page.locator('#comment-baked000018')
    await read.evaluate(element => element.scrollIntoView({ block: 'center' }))
    const before = await read.boundingBox()

    answer()
    await reader.page.locator('#comment-newcomment1').waitFor()

    expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
  })
})

describe('a comment that the client draws', () => {
  const author = {
    name: 'Noor',
    url: 'https://noor.example/',
    avatar: '5-3',
    isOwner: true,
    latestPost: { title: 'On quills', url: 'https://noor.example/quills' },
  }
  const bare = { ...author, url: null, isOwner: false, latestPost: null }
  const edited = { iso: '2026-11-22T12:00:00.000Z', text: 'November 22, 2026' }

  it.each([
    ['with everything', author, edited],
    ['with nothing but words', bare, null],
  ])('%s is the very one that a build bakes', async (_, who, whenEdited) => {
    const baked = sampleComment({ author: who, edited: whenEdited, html: trustHtml('<p>New.</p>') })
    const sent = wireComment({
      id: 'comment01',
      author: who,
      html: '<p>New.</p>',
      createdAt: baked.date.iso,
      editedAt: whenEdited?.iso ?? null,
    })
    const markup = () =>
      reader.page.locator('#comment-comment01').evaluate(comment => comment.outerHTML)

    site.page = pageWith({ comments: [baked], count: 1 })
    await reader.page.goto(site.url)
    const fromBuild = await markup()
    site.page = pageWith({})
    site.read = () => ({ status: 200, body: threadOf([sent]) })
    await reader.page.goto(site.url)
    const fromClient = await markup()

    expect(squeeze(fromClient)).toBe(squeeze(fromBuild))
  })
})

describe('what changed since the page was made', () => {
  it('is replaced when edited', async () => {
    site.page = pageWith({ comments: [sampleComment()], count: 1 })
    const edited = wireComment({
      id: 'comment01',
      html: '<p>Better said.</p>',
      editedAt: '2026-11-22T00:00:00.000Z',
    })
    site.read = () => ({ status: 200, body: threadOf([edited]) })

    await reader.page.goto(site.url)
    await reader.page.getByText('Better said.').waitFor()

    expect(await reader.page.locator('.responses .comment').count()).toBe(1)
    expect(await reader.page.locator('.responses .edited').textContent()).toBe(
      'edited November 22, 2026',
    )
  })

  it('goes when deleted, and lowers the count', async () => {
    site.page = pageWith({ comments: [sampleComment()], count: 1 })
    const deleted = wireComment({ id: 'comment01', html: '', status: 'deleted' })
    site.read = () => ({ status: 200, body: threadOf([deleted]) })

    await reader.page.goto(site.url)
    await reader.page.locator('#comment-comment01').waitFor({ state: 'detached' })

    expect(await reader.page.locator('#response-count').textContent()).toBe('No responses yet')
    expect(await reader.page.locator('.invitation').isVisible()).toBe(true)
  })

  it('leaves a tombstone where replies hang from it', async () => {
    site.page = pageWith({ comments: [sampleThread(2)], count: 2 })
    const deleted = wireComment({ id: idAt(1), html: '', status: 'deleted' })
    site.read = () => ({ status: 200, body: threadOf([deleted]) })

    await reader.page.goto(site.url)
    await reader.page.locator('.responses .tombstone').waitFor()

    expect(await reader.page.locator(`#comment-${idAt(2)}`).isVisible()).toBe(true)
    expect(await reader.page.locator('#response-count').textContent()).toBe('1 response')
  })

  it('stands under what it answers, the oldest reply first', async () => {
    site.page = pageWith({ comments: [sampleThread(2)], count: 2 })
    const replies = [
      wireComment({ id: 'reply00002', parent: idAt(1), createdAt: '2026-11-23T00:00:00.000Z' }),
      wireComment({ id: 'reply00001', parent: idAt(1), createdAt: '2026-11-22T00:00:00.000Z' }),
    ]
    site.read = () => ({ status: 200, body: threadOf(replies) })

    await reader.page.goto(site.url)
    await reader.page.locator('#comment-reply00002').waitFor()

    const ids = await reader.page
      .locator('.replies .comment')
      .evaluateAll(all => all.map(one => one.id))
    expect(ids).toEqual([`comment-${idAt(2)}`, 'comment-reply00001', 'comment-reply00002'])
  })

  it('lies flat below the third level and says whom it answers', async () => {
    site.page = pageWith({ comments: [sampleThread(4)], count: 4 })
    const reply = wireComment({ id: 'deepreply1', parent: idAt(3) })
    site.read = () => ({ status: 200, body: threadOf([reply]) })

    await reader.page.goto(site.url)
    const drawn = reader.page.locator('#comment-deepreply1')
    await drawn.waitFor()

    expect(await drawn.locator('.in-reply-to a').getAttribute('href')).toBe(`#comment-${idAt(3)}`)
    expect(await reader.page.locator('.replies .replies .replies').count()).toBe(0)
  })
})

describe('a hostile comment', () => {
  it('is inert: nothing runs, nothing is loaded from elsewhere', async () => {
    const attack =
      '<p>hello</p><img src="https://evil.example/x" onerror="window.hacked=1"><script>window.hacked=1</script>'
    const author = {
      name: '<b onclick=x>Noor</b>',
      url: 'javascript:hacked=1',
      avatar: '"><b>-1',
      isOwner: false,
      latestPost: null,
    }
    site.page = pageWith({})
    site.read = () => ({ status: 200, body: threadOf([wireComment({ html: attack, author })]) })
    const foreign: string[] = []
    reader.page.on('response', response => foreign.push(new URL(response.url()).host))

    await reader.page.goto(site.url)
    await reader.page.locator('#comment-newcomment1').waitFor()

    expect(await reader.page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await names()).toEqual(['<b onclick=x>Noor</b>'])
    expect(await reader.page.locator('.responses .author a').count()).toBe(0)
    expect(new Set(foreign)).toEqual(new Set([new URL(site.url).host]))
  })
})

describe('a page whose service is away', () => {
  it.each([
    ['cannot be reached', null],
    ['fails', { status: 500, body: {} }],
    ['answers garbage', { status: 200, body: '<html>' }],
    ['answers something else', { status: 200, body: { comments: [{ id: '../..' }] } }],
    ['answers null', { status: 200, body: 'null' }],
  ])('is whole, and offers to try again, when the service %s', async (_, answer) => {
    site.page = pageWith({ comments: [sampleComment()], count: 1 })
    site.read = () => answer
    await reader.page.goto(site.url)
    const retry = reader.page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()

    site.read = () => ({ status: 200, body: threadOf([wireComment()]) })
    await retry.click()
    await reader.page.locator('#comment-newcomment1').waitFor()

    expect(await names()).toEqual(['Noor', 'Kim'])
    expect(reader.complaints).toEqual([])
  })
})

/** Spaces between elements that only the source's line breaks made. */
function squeeze(markup: string): string {
  return markup.replace(/\s+/g, ' ').replace(/ ?(<[^>]+>) ?/g, '$1')
}

function inView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}
