import { beforeEach, describe, expect, it } from 'vitest'
import { sampleComment } from '../templates/samples.ts'
import { leaveTab, pageWith, wireComment } from './reader.ts'
import { type Answer, threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const baked = '#comment-comment01'
type Changes = Parameters<typeof wireComment>[0]

/** As after an import, the newest first: what came later has the higher number. */
function arrived(count: number, changes: (number: number) => Changes = () => ({})) {
  return Array.from({ length: count }, (_, place) => {
    const number = count - place
    const createdAt = new Date(Date.UTC(2026, 10, 22) + number * 1_000).toISOString()
    return wireComment({ id: idOf(number), createdAt, ...changes(number) })
  })
}

function idOf(number: number): string {
  return `arrived${String(number).padStart(4, '0')}`
}

function answer(comments: readonly unknown[], count: number): Answer {
  return { status: 200, body: { ...threadOf(comments), count } }
}

const numbers = () =>
  stage.reader.page
    .locator('.responses .comment')
    .evaluateAll(all => all.map(({ id }) => Number(id.replace(/\D+/, ''))))
const counted = () => stage.reader.page.locator('#response-count').textContent()
const offer = () => stage.reader.page.getByRole('button', { name: /^Show more new/ })
const descending = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, place) => from - place)

beforeEach(async () => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
  await stage.reader.page.clock.install()
})

describe('more than 100 new responses', () => {
  it('are shown 100 at a time, with a button for the rest', async () => {
    stage.site.read = () => answer(arrived(250), 251)
    await stage.reader.page.goto(stage.site.url)
    await offer().waitFor()
    const first = [await numbers(), await counted(), await offer().textContent()]

    await offer().press('Enter')
    await stage.reader.page.locator(`#comment-${idOf(150)}:focus`).waitFor()
    const second = [(await numbers()).length, await offer().textContent()]
    await offer().click()
    await stage.reader.page.locator(`#comment-${idOf(50)}:focus`).waitFor()

    expect(first).toEqual([
      [...descending(250, 151), 1],
      '251 responses',
      'Show more new responses (150)',
    ])
    expect(second).toEqual([201, 'Show more new responses (50)'])
    expect(await numbers()).toEqual([...descending(250, 1), 1])
    expect([await offer().count(), await counted()]).toEqual([0, '251 responses'])
    expect(stage.reader.complaints).toEqual([])
  })

  it('are never shown without their parents, however deep the thread is', async () => {
    const talk = arrived(150, number => ({ parent: number === 1 ? null : idOf(number - 1) }))
    stage.site.read = () => answer(talk, 151)
    await stage.reader.page.goto(stage.site.url)
    await offer().waitFor()
    const first = await numbers()

    await offer().click()

    await stage.reader.page.locator(`#comment-${idOf(101)}:focus`).waitFor()
    expect(first).toEqual([...descending(100, 1).toReversed(), 1])
    expect(await numbers()).toEqual([...descending(150, 1).toReversed(), 1])
  })

  it('are searched for the response that a link points to', async () => {
    stage.site.read = () => answer(arrived(250), 251)
    await stage.reader.page.goto(`${stage.site.url}#comment-${idOf(7)}`)
    await stage.reader.page.locator(`#comment-${idOf(7)}:focus`).waitFor()

    await stage.reader.page.evaluate(
      hash => {
        location.hash = hash
      },
      `#comment-${idOf(3)}`,
    )

    await stage.reader.page.locator(`#comment-${idOf(3)}:focus`).waitFor()
    expect(await numbers()).toHaveLength(103)
  })

  it('are not offered if they are old ones that changed, and on a page that has yet to be loaded', async () => {
    const { iso } = sampleComment().date
    const more = { url: '/margins/responses/1/', cursor: `${iso}~${'z'.repeat(40)}`, oldest: iso }
    stage.site.page = pageWith({ comments: [sampleComment()], count: 251, more })
    const old = arrived(250, number => ({
      createdAt: new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString(),
      parent: number % 2 ? null : idOf(number - 1),
    }))
    const fresh = wireComment({ id: 'fresh00000', createdAt: iso })
    stage.site.read = () => answer([fresh, ...old], 252)

    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.getByText('1 new response.').waitFor()
    expect(await numbers()).toEqual([0, 1])
    expect([await offer().count(), await counted()]).toEqual([0, '252 responses'])
  })

  it('are shown with a newer reply to them, and are not offered once deleted', async () => {
    stage.site.read = () => answer(arrived(102), 103)
    await stage.reader.page.goto(stage.site.url)
    await offer().waitFor()
    const gone = arrived(1, () => ({ status: 'deleted', html: '' }))
    const reply = wireComment({ id: 'reply00000', parent: idOf(2) })

    stage.site.read = () => answer([reply, ...gone], 103)
    await leaveTab(stage.reader.page, 31)

    await stage.reader.page.locator('#comment-reply00000').waitFor()
    expect(await stage.reader.page.locator(`#comment-${idOf(2)}`).count()).toBe(1)
    expect([await offer().count(), await counted()]).toEqual([0, '103 responses'])
    expect(await stage.reader.page.locator(baked).count()).toBe(1)
  })
})
