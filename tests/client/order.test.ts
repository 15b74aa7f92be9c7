import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { openReader, pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

/** As a build bakes it: the newest first, what is pinned before it. */
const said = ['pinned', 'late', 'early'].map(name => {
  const second = { pinned: 1, late: 9, early: 2 }[name]
  const iso = `2026-11-20T12:00:0${second}.000Z`
  const author = { ...sampleComment().author, name }
  return sampleComment({
    id: `${name}comment`,
    author,
    date: { iso, text: '' },
    pinned: name === 'pinned',
  })
})
const [, late] = said
const reply = sampleComment({ id: 'replycomment', parent: 'latecomment' })

beforeEach(() => {
  const withReply = said.map(comment =>
    comment === late ? { ...comment, replies: [reply] } : comment,
  )
  stage.site.page = pageWith({ comments: withReply, count: 4 })
})

function names(): Promise<string[]> {
  return stage.reader.page.locator('.responses .author').allTextContents()
}

function places(): Promise<string[]> {
  return stage.reader.page
    .locator('.responses .reply')
    .evaluateAll(links => links.map(link => link.textContent))
}

function choose(name: 'Newest first' | 'Oldest first'): Promise<void> {
  return stage.reader.page.getByRole('radio', { name }).check()
}

describe('the order of the responses', () => {
  it('follows the choice of the reader, also for responses that arrive later', async () => {
    let answer = (): void => {}
    const asked = new Promise<void>(resolve => {
      stage.site.read = () =>
        new Promise(answered => {
          const arrived = wireComment({ createdAt: '2026-11-20T12:00:05.000Z' })
          answer = () => answered({ status: 200, body: threadOf([arrived]) })
          resolve()
        })
    })
    await stage.reader.page.goto(stage.site.url)
    await asked

    await choose('Oldest first')
    const oldestFirst = await names()
    answer()
    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    const withArrived = await names()
    await choose('Newest first')

    expect(oldestFirst).toEqual(['pinned', 'early', 'late', 'Kim'])
    expect(withArrived).toEqual(['pinned', 'early', 'Noor', 'late', 'Kim'])
    expect(await names()).toEqual(['pinned', 'late', 'Kim', 'Noor', 'early'])
    expect(stage.site.asked).toHaveLength(1)
    expect(stage.reader.complaints).toEqual([])
  })

  it('can be chosen by keyboard, which keeps the focus', async () => {
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)

    await stage.reader.page.getByRole('radio', { name: 'Newest first' }).focus()
    await stage.reader.page.keyboard.press('ArrowRight')

    expect((await names()).at(1)).toBe('early')
    const chosen = stage.reader.page.getByRole('radio', { name: 'Oldest first' })
    expect(await chosen.evaluate(radio => radio === document.activeElement)).toBe(true)
  })

  it('cannot be chosen for a single response or without JavaScript', async () => {
    const plain = await openReader(stage.browser, { javaScriptEnabled: false })
    await plain.page.goto(stage.site.url)
    stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
    await stage.reader.page.goto(stage.site.url)

    expect(await plain.page.locator('.order').isVisible()).toBe(false)
    expect(await stage.reader.page.locator('.order').isVisible()).toBe(false)
    await plain.context.close()
  })
})

describe('a reply link', () => {
  it('names the author, the position and the count, also after the order changes', async () => {
    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)
    const baked = await places()

    await choose('Oldest first')

    expect(baked).toEqual([
      'Reply to pinned, response 1 of 4',
      'Reply to late, response 2 of 4',
      'Reply to Kim, response 3 of 4',
      'Reply to early, response 4 of 4',
    ])
    expect((await places()).at(1)).toBe('Reply to early, response 2 of 4')
  })

  it('counts new responses and does not count deleted ones', async () => {
    const gone = wireComment({ id: 'earlycomment', status: 'deleted', html: '' })
    stage.site.read = () => ({ status: 200, body: threadOf([wireComment(), gone]) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-newcomment1').waitFor()

    expect((await places()).map(place => place.replace(/.* to/, ''))).toEqual([
      ' pinned, response 1 of 4',
      ' Noor, response 2 of 4',
      ' late, response 3 of 4',
      ' Kim, response 4 of 4',
    ])
  })

  it.each(['pinnedcomment', 'earlycomment'])(
    'keeps the focus in what moves when a response is pinned instead of another: %s',
    async focused => {
      let answer = (): void => {}
      const asked = new Promise<void>(resolve => {
        stage.site.read = () =>
          new Promise(answered => {
            const changed = (name: string, second: number) =>
              wireComment({
                id: `${name}comment`,
                createdAt: `2026-11-20T12:00:0${second}.000Z`,
                pinned: name === 'early',
              })
            const comments = [changed('early', 2), changed('pinned', 1)]
            answer = () => answered({ status: 200, body: threadOf(comments) })
            resolve()
          })
      })
      await stage.reader.page.goto(stage.site.url)
      await asked
      await stage.reader.page.locator(`#comment-${focused} .permalink`).focus()

      answer()

      await stage.reader.page.locator(`#comment-${focused}:focus`).waitFor()
      const places = await stage.reader.page
        .locator('.responses > li > .comment')
        .evaluateAll(all => all.map(({ id }) => id))
      expect(places).toEqual([
        'comment-earlycomment',
        'comment-latecomment',
        'comment-pinnedcomment',
      ])
    },
  )
})
