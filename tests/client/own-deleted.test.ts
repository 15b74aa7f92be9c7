import { beforeEach, describe, expect, it } from 'vitest'
import { sampleComment } from '../templates/samples.ts'
import { comment, gone, ownComment, ownOn, soon } from './own.ts'
import { loseFirst, pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const { article, words, press, asked, publish } = ownOn(stage)

describe('a reader’s own response', () => {
  beforeEach(() => publish())

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
})
