import { describe, expect, it } from 'vitest'
import { trustHtml } from '../../templates/html.ts'
import { idAt, sampleComment, sampleThread } from '../templates/samples.ts'
import { pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { squeeze } from './squeeze.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

describe('a response rendered by the client', () => {
  const author = {
    name: 'Noor',
    url: 'https://noor.example/',
    avatar: '5-3',
    isOwner: true,
    isConfirmed: true,
    latestPost: { title: 'On quills', url: 'https://noor.example/quills' },
  }
  const bare = { ...author, url: null, isOwner: false, isConfirmed: false, latestPost: null }
  const edited = { iso: '2026-11-22T12:00:00.000Z', text: 'November 22, 2026' }

  it.each([
    ['with all fields', author, edited],
    ['with only a name and words', bare, null],
  ])('%s has the same HTML as in a build', async (_, who, whenEdited) => {
    const baked = sampleComment({ author: who, edited: whenEdited, html: trustHtml('<p>New.</p>') })
    const sent = wireComment({
      id: 'comment01',
      author: who,
      html: '<p>New.</p>',
      createdAt: baked.date.iso,
      editedAt: whenEdited?.iso ?? null,
    })
    const markup = () =>
      stage.reader.page.locator('#comment-comment01').evaluate(comment => comment.outerHTML)

    stage.site.page = pageWith({ comments: [baked], count: 1 })
    await stage.reader.page.goto(stage.site.url)
    const fromBuild = await markup()
    stage.site.page = pageWith({})
    stage.site.read = () => ({ status: 200, body: threadOf([sent]) })
    await stage.reader.page.goto(stage.site.url)
    const fromClient = await markup()

    expect(squeeze(fromClient)).toBe(squeeze(fromBuild))
  })
})

describe('a response that is new or changed since the build', () => {
  it('is below its parent even if both came in the same instant, and sorts before it', async () => {
    const parent = wireComment({ id: 'parent0001' })
    const reply = wireComment({ id: 'answer0001', parent: parent.id })
    stage.site.page = pageWith({})
    stage.site.read = () => ({ status: 200, body: threadOf([parent, reply]) })

    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page
      .locator('.response:has(> #comment-parent0001) > .replies #comment-answer0001')
      .waitFor()
  })

  it('keeps the focus when it is drawn again, and readers the place where they read', async () => {
    const { page } = stage.reader
    const above = Array.from({ length: 20 }, (_, number) =>
      sampleComment({ id: `comment${40 - number}` }),
    )
    const last = sampleComment()
    stage.site.page = pageWith({ comments: [...above, last], count: 21 })
    const html = '<p>Better said.</p>'
    const edited = wireComment({ id: last.id, createdAt: last.date.iso, html })
    let answer = () => {}
    stage.site.read = () =>
      new Promise(resolve => {
        answer = () => resolve({ status: 200, body: threadOf([edited]) })
      })
    await page.goto(stage.site.url)
    await page.locator('#comment-comment01 .permalink').focus()
    await expect.poll(() => stage.site.asked.length).toBe(1)
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))

    answer()

    await page.getByText('Better said.').waitFor()
    await page.locator('#comment-comment01:focus').waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
  })

  it('is replaced when edited', async () => {
    stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
    const edited = wireComment({
      id: 'comment01',
      html: '<p>Better said.</p>',
      editedAt: '2026-11-22T00:00:00.000Z',
    })
    stage.site.read = () => ({ status: 200, body: threadOf([edited]) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.getByText('Better said.').waitFor()

    expect(await stage.reader.page.locator('.responses .comment').count()).toBe(1)
    expect(await stage.reader.page.locator('.responses .edited').textContent()).toBe(
      'edited November 22, 2026',
    )
  })

  it('disappears when deleted, and lowers the count', async () => {
    stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
    const deleted = wireComment({ id: 'comment01', html: '', status: 'deleted' })
    stage.site.read = () => ({ status: 200, body: threadOf([deleted]) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-comment01').waitFor({ state: 'detached' })

    expect(await stage.reader.page.locator('#response-count').textContent()).toBe(
      'No responses yet',
    )
    expect(await stage.reader.page.locator('.invitation').isVisible()).toBe(true)
    expect(await stage.reader.page.locator('.leave-a-reply').isVisible()).toBe(false)
  })

  it('leaves a tombstone when deleted if it has replies', async () => {
    stage.site.page = pageWith({ comments: [sampleThread(2)], count: 2 })
    const deleted = wireComment({ id: idAt(1), html: '', status: 'deleted' })
    stage.site.read = () => ({ status: 200, body: threadOf([deleted]) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('.responses .tombstone').waitFor()

    expect(await stage.reader.page.locator(`#comment-${idAt(2)}`).isVisible()).toBe(true)
    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('1 response')
  })

  it('is shown under its parent, the oldest reply first', async () => {
    stage.site.page = pageWith({ comments: [sampleThread(2)], count: 2 })
    const replies = [
      wireComment({ id: 'reply00002', parent: idAt(1), createdAt: '2026-11-23T00:00:00.000Z' }),
      wireComment({ id: 'reply00001', parent: idAt(1), createdAt: '2026-11-22T00:00:00.000Z' }),
    ]
    stage.site.read = () => ({ status: 200, body: threadOf(replies) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-reply00002').waitFor()

    const ids = await stage.reader.page
      .locator('.replies .comment')
      .evaluateAll(all => all.map(one => one.id))
    expect(ids).toEqual([`comment-${idAt(2)}`, 'comment-reply00001', 'comment-reply00002'])
  })

  it('is not nested below the third level, and links to its parent', async () => {
    stage.site.page = pageWith({ comments: [sampleThread(4)], count: 4 })
    const reply = wireComment({ id: 'deepreply1', parent: idAt(3) })
    stage.site.read = () => ({ status: 200, body: threadOf([reply]) })

    await stage.reader.page.goto(stage.site.url)
    const drawn = stage.reader.page.locator('#comment-deepreply1')
    await drawn.waitFor()

    expect(await drawn.locator('.in-reply-to a').getAttribute('href')).toBe(`#comment-${idAt(3)}`)
    expect(await stage.reader.page.locator('.replies .replies .replies').count()).toBe(0)
  })
})

describe('a hostile response', () => {
  it('runs no script and loads nothing from another host', async () => {
    const attack =
      '<p>hello</p><img src="https://evil.example/x" onerror="window.hacked=1"><script>window.hacked=1</script>'
    const author = {
      name: '<b onclick=x>Noor</b>',
      url: 'javascript:hacked=1',
      avatar: '"><b>-1',
      isOwner: false,
      latestPost: null,
    }
    stage.site.page = pageWith({})
    stage.site.read = () => ({
      status: 200,
      body: threadOf([wireComment({ html: attack, author })]),
    })
    const foreign: string[] = []
    stage.reader.page.on('response', response => foreign.push(new URL(response.url()).host))

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    expect(await stage.reader.page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(await stage.reader.page.locator('.responses .author').allTextContents()).toEqual([
      '<b onclick=x>Noor</b>',
    ])
    expect(await stage.reader.page.locator('.responses .author a').count()).toBe(0)
    expect(new Set(foreign)).toEqual(new Set([new URL(stage.site.url).host]))
  })
})
