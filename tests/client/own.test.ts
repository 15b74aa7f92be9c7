import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { held, send, status, write } from './form.ts'
import { after, comment, gone, ownComment, ownOn, soon, token } from './own.ts'
import { loseFirst, openReader, pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const { article, words, press, asked, publish } = ownOn(stage)

describe('a response that was just published', () => {
  it('can be edited, even if the script for it loads only at the second try', async () => {
    await loseFirst(stage.reader.page, /\/mine-/)

    await publish()

    await article().getByRole('button', { name: 'Edit', exact: true }).waitFor()
  })

  it('is shown, even if the script for own responses never loads', async () => {
    await stage.reader.page.route(/\/mine-/, route => route.abort())
    const isSent = () => asked('POST').some(({ url }) => url.pathname.endsWith('/comments'))
    stage.site.read = () => ({ status: 200, body: threadOf(isSent() ? [wireComment()] : []) })

    await publish()

    expect(await article().getByText('Something new.').isVisible()).toBe(true)
  })
})

describe('a reader’s own response', () => {
  beforeEach(() => publish())

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

  it('keeps the typed words when Escape ends a composition, which Safari tells only by the number of the key', async () => {
    await press('Edit')
    await words().fill('かな')

    await words().evaluate(field => {
      const key = { key: 'Escape', keyCode: 229, bubbles: true }
      field.dispatchEvent(new KeyboardEvent('keydown', key))
    })

    expect(await words().inputValue()).toBe('かな')
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
  await publish()
  await press('Edit')
  stage.site.write = () => ownComment({ status: 'pending' }, 202)

  await words().press('Control+Enter')

  await article().getByText('Held until Ada has read it').waitFor()
  await stage.reader.page.reload()
  await article().getByText('Held until Ada has read it').waitFor()
  await article().getByRole('button', { name: 'Edit' }).waitFor()
})

it('the form says no longer that a response is held once everybody sees it', async () => {
  const { page } = stage.reader
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
  stage.site.write = () => held
  await page.goto(stage.site.url)
  await write(page)
  await send(page)
  await article().getByText('Held until Ada has read it').waitFor()
  const saidBefore = await status(page).textContent()

  stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))

  await expect.poll(() => status(page).textContent()).toBe('')
  expect(saidBefore).toContain('is held until Ada has read it')
})

it('a reader’s own response loses its buttons and its stored token when the time to edit is over', async () => {
  await stage.reader.page.clock.install()
  await publish(after(60_000))
  await article().getByRole('button', { name: 'Edit' }).waitFor()

  await stage.reader.page.clock.fastForward(120_000)

  await expect.poll(() => article().getByRole('button').count()).toBe(0)
  const stored = await stage.reader.page.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(stored).not.toContain(token)
})
