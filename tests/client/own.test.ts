import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { send, write } from './form.ts'
import { loseFirst, openReader, pageWith, wireComment } from './reader.ts'
import { type Answer, threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const token = 'a-secret-token'
const { status: _, ...comment } = wireComment()
const after = (milliseconds: number) =>
  new Date(Date.parse(comment.createdAt) + milliseconds).toISOString()
const soon = after(600_000)

/** What the service answers whoever has the token. */
function ownComment(changes: object = {}, status = 200): Answer {
  const own = { status: 'approved', comment, body: 'Something *new*.', editableUntil: soon }
  return { status, body: { ...own, version: null, ...changes } }
}

const gone: Answer = { status: 404, body: { code: 'unknown-comment', status: 404 } }
const article = () => stage.reader.page.locator('#comment-newcomment1')
const words = () => stage.reader.page.getByLabel('Your words')
const press = (name: string) => article().getByRole('button', { name, exact: true }).click()
const asked = (method: string) => stage.site.asked.filter(each => each.method === method)

async function publishOwn(until = soon): Promise<void> {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
  stage.site.write = () => ({
    status: 201,
    body: { status: 'approved', comment, version: 1, editToken: token, editableUntil: until },
  })
  await stage.reader.page.goto(stage.site.url)
  await write(stage.reader.page)
  await send(stage.reader.page)
  await article().waitFor()
  const read = stage.site.read
  stage.site.read = question =>
    question.url.pathname.startsWith('/api/comments/') ? ownComment() : read(question)
}

describe('a response that was just published', () => {
  it('can be edited, even if the script for it loads only at the second try', async () => {
    await loseFirst(stage.reader.page, /\/mine-/)

    await publishOwn()

    await article().getByRole('button', { name: 'Edit', exact: true }).waitFor()
  })

  it('is shown, even if the script for own responses never loads', async () => {
    await stage.reader.page.route(/\/mine-/, route => route.abort())
    const isSent = () => asked('POST').some(({ url }) => url.pathname.endsWith('/comments'))
    stage.site.read = () => ({ status: 200, body: threadOf(isSent() ? [wireComment()] : []) })

    await publishOwn()

    expect(await article().getByText('Something new.').isVisible()).toBe(true)
  })
})

describe('a reader’s own response', () => {
  beforeEach(() => publishOwn())

  it('is edited in place, or left as it was with Escape', async () => {
    const edit = article().getByRole('button', { name: 'Edit', exact: true })
    const remove = article().getByRole('button', { name: 'Delete', exact: true })
    const [left, right] = await Promise.all([edit.boundingBox(), remove.boundingBox()])
    expect(
      (right?.x ?? 0) - (left?.x ?? 0) - (left?.width ?? 0),
      'as far apart as fingers need',
    ).toBeGreaterThan(12)

    await press('Edit')
    await words().fill('Never mind.')
    await words().press('Escape')
    await article().getByText('Something new.').waitFor()
    expect(await edit.evaluate(button => button === document.activeElement)).toBe(true)
    expect(asked('PATCH')).toEqual([])

    await press('Edit')
    await expect.poll(() => words().inputValue()).toBe('Something *new*.')
    expect(await words().evaluate(field => field === document.activeElement)).toBe(true)
    const html = '<p>Something else.</p>'
    stage.site.write = () => ownComment({ comment: { ...comment, html }, version: 2 })
    await words().fill('Something else.')
    await words().press('Control+Enter')
    await article().getByText('Something else.').waitFor()
    const [sent] = asked('PATCH')
    expect(sent?.url.pathname).toBe('/api/comments/newcomment1')
    expect(JSON.parse(sent?.body ?? '').body).toBe('Something else.')
    expect(await article().evaluate(element => element === document.activeElement)).toBe(true)
    expect(stage.reader.complaints).toEqual([])
  })

  it('stays visible and editable to its author when it is held and the thread closes', async () => {
    await press('Edit')
    stage.site.write = () => ownComment({ status: 'pending' }, 202)
    await words().press('Control+Enter')
    await article().getByText('Held until Ada has read it').waitFor()
    stage.site.page = pageWith({ comments: [sampleComment()], count: 1, open: false })

    await stage.reader.page.reload()

    await article().getByText('Held until Ada has read it').waitFor()
    await press('Edit')
    await expect.poll(() => words().inputValue()).toBe('Something *new*.')
    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('1 response')
  })

  it('stays visible to its author while its edit is held and it is deleted for everybody else', async () => {
    const { page } = stage.reader
    const changed = { html: '<p>Something else.</p>', editedAt: soon }
    const held = article().getByText('Held until Ada has read it')
    await press('Edit')
    stage.site.write = () =>
      ownComment({ status: 'pending', comment: { ...comment, ...changed } }, 202)
    await words().press('Control+Enter')
    await held.waitFor()

    const answers = (own: object) => {
      const answer = { status: 200, body: threadOf([wireComment(own), wireComment(other)]) }
      stage.site.read = () => answer
    }
    const other = { id: 'newcomment2' }
    answers({ status: 'deleted' })
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await page.locator('#comment-newcomment2').waitFor()
    expect(await held.isVisible()).toBe(true)

    // No build has taken it from the page yet.
    stage.site.page = pageWith({ comments: [sampleComment({ id: 'newcomment1' })], count: 1 })
    await page.reload()
    await page.locator('#comment-newcomment2').waitFor()
    await held.waitFor()
    expect(await article().locator('.words').textContent()).toBe('Something else.')

    answers(changed)
    await page.reload()
    await expect.poll(() => article().locator('.words').textContent()).toBe('Something else.')
    await held.waitFor({ state: 'detached' })
    const kept = () => page.evaluate(() => Object.keys(localStorage))
    await expect.poll(kept).toEqual(['afterword:own:margins'])
    expect(stage.reader.complaints).toEqual([])
  })

  it('keeps the typed words when a moderator edits it meanwhile, and shows that edit after Escape', async () => {
    const { page } = stage.reader
    const returns = () =>
      page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
    const changed = { html: '<p>As a moderator left it.</p>', editedAt: soon }
    await press('Edit')
    await words().fill('Never mind')
    stage.site.read = () => ({ status: 200, body: threadOf([wireComment(changed)]) })
    await returns()
    await article().locator('.edited').waitFor()

    await page.keyboard.type(' this.')
    expect(await words().inputValue()).toBe('Never mind this.')
    await words().press('Escape')

    expect(await article().locator('.words').textContent()).toBe('As a moderator left it.')
  })

  it('is gone after Escape if a moderator deleted it while it was being edited', async () => {
    const { page } = stage.reader
    await press('Edit')
    await words().fill('Never mind.')
    stage.site.read = () => ({
      status: 200,
      body: threadOf([wireComment({ status: 'deleted' })]),
    })
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await article().waitFor({ state: 'detached' })
    await words().press('Escape')

    expect(await page.getByText('Something new.').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Edit', exact: true }).count()).toBe(0)
  })

  it('keeps the typed words and shows an error when its script, the service or validation fails', async () => {
    const { page } = stage.reader
    await page.route(/\/edit-own-/, route => route.abort())
    await press('Edit')
    const hasText = 'The comment service does not answer'
    await article().locator('[role=status]:focus', { hasText }).waitFor()
    await page.unroute(/\/edit-own-/)
    await press('Edit')
    await expect.poll(() => words().inputValue()).toBe('Something *new*.')

    await words().fill('Words that must not be lost.')
    const fields = [{ field: 'body', message: 'There are no words in it.' }]
    for (const [answer, said] of [
      [null, 'The comment service does not answer'],
      [{ status: 422, body: { code: 'invalid-fields', fields } }, 'There are no words in it.'],
      [gone, 'This can no longer be changed. Your words stay here'],
    ] as const) {
      stage.site.write = () => answer
      await words().press('Control+Enter')
      const told = answer?.status === 422 ? article().locator('.field-problem') : article()
      await told.getByText(said).waitFor()
      expect(await words().inputValue(), said).toBe('Words that must not be lost.')
    }
    expect(stage.reader.complaints).toEqual([])
  })

  it('is deleted after a confirmation, and leaves nothing in localStorage', async () => {
    await press('Delete')
    expect(asked('DELETE')).toEqual([])
    await press('Keep')
    await press('Delete')
    stage.site.write = () => ({ status: 204, body: '' })

    await press('Delete')

    await expect.poll(() => article().count()).toBe(0)
    await stage.reader.page.getByText('Your response is deleted.').waitFor()
    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('1 response')
    expect(await stage.reader.page.evaluate(() => Object.keys(localStorage))).toEqual([])
  })

  it('is removed at the next try if the answer to its deletion was lost', async () => {
    const { page } = stage.reader
    await loseFirst(page, /\/api\/comments\//)
    await press('Delete')
    await press('Delete')
    await article().getByText('It could not be deleted just now.').waitFor()
    stage.site.write = () => gone
    stage.site.read = () => ({
      status: 200,
      body: { ...threadOf([wireComment({ status: 'deleted' })]), count: 1 },
    })

    await press('Delete')
    await press('Delete')

    await page.getByText('Your response is deleted.').waitFor()
    expect(await article().count()).toBe(0)
    expect(await page.locator('#response-count').textContent()).toBe('1 response')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await page.locator('.conversation-status').evaluate(it => it.matches(':focus'))).toBe(
      true,
    )
  })

  it('shows that it was not saved after a 429, even if the script for refusals fails to load', async () => {
    const { page } = stage.reader
    await page.route(/\/refusal-/, route => route.abort())
    await press('Edit')
    await words().fill('Something else.')
    stage.site.write = () => ({ status: 429, body: {}, headers: { 'retry-after': '7' } })

    await words().press('Control+Enter')

    await article().getByText('It was not saved like this. Your words are kept here.').waitFor()
  })

  it('opens one editor, however often Edit is pressed while its script loads', async () => {
    const { page } = stage.reader
    const arrives = Promise.withResolvers<void>()
    await page.route(/\/edit-own-/, async route => {
      await arrives.promise
      await route.continue()
    })
    await press('Edit')
    await press('Edit')
    await expect
      .poll(() => asked('GET').filter(({ url }) => url.pathname.endsWith('1')).length)
      .toBe(2)
    arrives.resolve()
    await words().waitFor()
    await settled(page)

    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(1)
    await words().fill('Never mind.')
    await words().press('Escape')
    expect(await article().locator('.words').textContent()).toBe('Something new.')
  })

  it('can be edited after a reload, only in the same browser', async () => {
    stage.site.page = pageWith({ comments: [sampleComment({ id: 'newcomment1' })], count: 1 })
    await stage.reader.page.reload()
    await article().getByRole('button', { name: 'Edit' }).waitFor()
    const other = await openReader(stage.browser)
    await other.page.goto(stage.site.url)
    await settled(other.page)

    expect(await other.page.getByRole('button', { name: 'Edit' }).count()).toBe(0)
    const elsewhere = stage.site.asked.filter(each => `${each.url}${each.body}`.includes(token))
    expect(elsewhere).toEqual([])
    await other.context.close()
  })
})

it('a reader’s own response is shown as held after an edit and a reload, whatever their clock says', async () => {
  await stage.reader.page.clock.install({ time: '2031-05-05T05:05:05.000Z' })
  await publishOwn()
  await press('Edit')
  stage.site.write = () => ownComment({ status: 'pending' }, 202)

  await words().press('Control+Enter')

  await article().getByText('Held until Ada has read it').waitFor()
  await stage.reader.page.reload()
  await article().getByText('Held until Ada has read it').waitFor()
  await article().getByRole('button', { name: 'Edit' }).waitFor()
})

it('a reader’s own response loses its buttons and its stored token when the time to edit is over', async () => {
  await stage.reader.page.clock.install()
  await publishOwn(after(60_000))
  await article().getByRole('button', { name: 'Edit' }).waitFor()

  await stage.reader.page.clock.fastForward(120_000)

  await expect.poll(() => article().getByRole('button').count()).toBe(0)
  const stored = await stage.reader.page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(stored).not.toContain(token)
})
