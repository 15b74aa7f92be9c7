import { beforeEach, describe, expect, it } from 'vitest'
import { unaskedShiftOf } from '../../bench/page/shifts.ts'
import { sampleComment } from '../templates/samples.ts'
import { pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
const body = '<p>A post.</p>'.repeat(12)

beforeEach(async () => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 }, body)
  await stage.reader.page.setViewportSize({ width: 360, height: 740 })
})

function retry() {
  return stage.reader.page.getByRole('button', { name: 'Try again' })
}

async function expectCalm(): Promise<void> {
  expect(await unaskedShiftOf(stage.reader.page)).toBeLessThanOrEqual(0.05)
  expect(stage.reader.complaints).toEqual([])
}

describe('a page keeps its responses and offers a retry when the service', () => {
  it('does not answer within 30 seconds', async () => {
    await stage.reader.page.clock.install()
    const asked = new Promise<void>(resolve => {
      stage.site.read = () =>
        new Promise(() => {
          resolve()
        })
    })
    await stage.reader.page.goto(stage.site.url)
    await asked
    const whileWaiting = await retry().isVisible()

    await stage.reader.page.clock.fastForward(30_000)
    await retry().waitFor()

    expect(whileWaiting).toBe(false)
    expect(await stage.reader.page.getByText('Well said.').isVisible()).toBe(true)
    await expectCalm()
  })

  it('cannot be reached, fails, or sends an invalid answer', async () => {
    for (const [failing, answer] of [
      ['cannot be reached', null],
      ['fails', { status: 500, body: {} }],
      ['answers garbage', { status: 200, body: '<html>' }],
      ['answers something else', { status: 200, body: { comments: [{ id: '../..' }] } }],
      [
        'names no response',
        { status: 200, body: threadOf([{ ...wireComment(), id: undefined, parent: null }]) },
      ],
      ['answers null', { status: 200, body: 'null' }],
      ['answers ten megabytes', { status: 200, body: threadOf([endless()]) }],
    ] as const) {
      stage.site.read = () => answer

      await stage.reader.page.goto(stage.site.url)
      await retry().waitFor()

      const shown = await stage.reader.page.locator('.responses .comment').count()
      expect(shown, failing).toBe(1)
      await expectCalm()
    }
  })
})

function endless() {
  return wireComment({ html: `<p>${'word '.repeat(2_000_000)}</p>` })
}

it('a 360-pixel-wide page has no layout shift when dates become relative times', async () => {
  const author = { ...sampleComment().author, name: 'Noor of the Long Name' }
  const comments = Array.from({ length: 5 }, (_, at) =>
    sampleComment({ id: `comment00${at}`, author }),
  )
  stage.site.page = pageWith({ comments, count: 5 })
  stage.site.now = '2026-11-20T15:00:00.000Z'

  await stage.reader.page.goto(stage.site.url)
  await expect.poll(() => stage.reader.page.getByText('3 hours ago').count()).toBe(5)

  expect(await unaskedShiftOf(stage.reader.page)).toBeLessThan(0.001)
})

it('the client shows new responses where localStorage is forbidden', async () => {
  await stage.reader.page.addInitScript(() => {
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: forbidden })
  })
  stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })

  await stage.reader.page.goto(stage.site.url)
  await stage.reader.page.locator('#comment-newcomment1').waitFor()

  await expectCalm()
})

describe('hostile responses', () => {
  const zalgo = 'H̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘'.repeat(40)
  const words = [
    '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">',
    `<p>${'a'.repeat(10_000)}</p>`,
    '<p>\u202e\u2067 turned around</p>',
    `<p>${zalgo}</p>`,
    `${'<blockquote>'.repeat(20)}<p>deep</p>${'</blockquote>'.repeat(20)}`,
  ]
  const authors = ['<b>Noor</b>', 'n'.repeat(60), '\u202eNoor', zalgo.slice(0, 60), 'Noor']
  const attacks = words.map((html, index) =>
    wireComment({
      id: `attack00000${index}`,
      html,
      author: { ...wireComment().author, name: String(authors[index]) },
    }),
  )
  const chain = Array.from({ length: 20 }, (_, level) =>
    wireComment({
      id: `level0000${10 + level}`,
      parent: level === 0 ? null : `level0000${9 + level}`,
      createdAt: `2026-11-22T12:00:${10 + level}.000Z`,
    }),
  )

  it('run no script, do not widen the page, and keep their text direction isolated', async () => {
    stage.site.read = () => ({ status: 200, body: threadOf([...chain.toReversed(), ...attacks]) })

    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#comment-level000029').waitFor()

    const page = await stage.reader.page.evaluate(() => ({
      isHacked: 'hacked' in window,
      width: document.documentElement.scrollWidth,
      parts: [...document.querySelectorAll('.byline bdi, .words')].map(
        part => getComputedStyle(part).unicodeBidi,
      ),
    }))
    expect(page.isHacked).toBe(false)
    expect(page.width).toBeLessThanOrEqual(360)
    expect(page.parts.filter(bidi => !bidi.startsWith('isolate'))).toEqual([])
    // The browser reports the attacks that it stopped: those complaints are not ours.
    expect(await unaskedShiftOf(stage.reader.page)).toBeLessThanOrEqual(0.05)
  })
})
