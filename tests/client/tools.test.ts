import { beforeEach, describe, expect, it } from 'vitest'
import { unaskedShiftOf } from '../../bench/page/shifts.ts'
import { sampleComment } from '../templates/samples.ts'
import { held, write } from './form.ts'
import { openReader, pageWith } from './reader.ts'
import type { Answer } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(() => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
})

const text = () => stage.reader.page.getByLabel('Your response')
const button = (name: string) => stage.reader.page.getByRole('button', { name, exact: true })
const preview = () => stage.reader.page.getByRole('region', { name: 'Preview' })
const posts = () => stage.site.asked.filter(({ method }) => method === 'POST')

const faceOf = (element: Element) => {
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(element)
  return [fontFamily, fontSize, lineHeight]
}

async function begin(words = ''): Promise<void> {
  await stage.reader.page.goto(stage.site.url)
  await text().focus()
  await button('Bold').waitFor()
  await select(words)
}

async function select(words: string): Promise<void> {
  await text().fill(words)
  await text().selectText()
}

describe('the formatting buttons', () => {
  it('add Markdown by click or shortcut, can be undone, and remove most of it at a second click', async () => {
    await begin()

    for (const [name, keys, words, marked, isTakenAway] of [
      ['Bold', 'Control+B', 'words', '**words**', true],
      ['Emphasis', 'Control+I', 'words', '*words*', true],
      ['Link', 'Control+K', 'words', '[words](https://)', false],
      ['Link', 'Control+K', 'https://a.example/', '[](https://a.example/)', false],
      ['Quotation', 'Control+Shift+9', 'two\nlines', '> two\n> lines', true],
      ['Code', 'Control+E', 'words', '`words`', true],
      ['Code', 'Control+E', 'two\nlines', '```\ntwo\nlines\n```\n', false],
    ] as const) {
      await select(words)
      await button(name).click()
      await expect.poll(() => text().inputValue(), { message: name }).toBe(marked)
      await stage.reader.page.keyboard.press('Control+Z')
      expect(await text().inputValue(), name).toBe(words)
      await text().selectText()
      await stage.reader.page.keyboard.press(keys)
      await expect.poll(() => text().inputValue(), { message: keys }).toBe(marked)
      if (!isTakenAway) continue

      await select(words)
      await button(name).click()
      await expect.poll(() => text().inputValue(), { message: name }).toBe(marked)
      await button(name).click()
      await expect.poll(() => text().inputValue(), { message: `${name} again` }).toBe(words)
    }
    expect(stage.reader.complaints).toEqual([])
  })

  it('stand in one line', async () => {
    await stage.reader.page.setViewportSize({ width: 1280, height: 800 })
    await begin()

    const edges = await stage.reader.page
      .getByRole('toolbar')
      .getByRole('button')
      .evaluateAll(buttons =>
        buttons.map(each => {
          const { top, height } = each.getBoundingClientRect()
          return `${top} ${height}`
        }),
      )

    expect(edges).toHaveLength(5)
    expect(new Set(edges).size).toBe(1)
  })

  it('are one tab stop, with arrow keys between them', async () => {
    await begin()
    const fetched = stage.reader.page.waitForEvent('requestfinished', request =>
      request.url().includes('/steer'),
    )

    await stage.reader.page.keyboard.press('Tab')
    await fetched
    const names: unknown[] = []
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Tab']) {
      names.push(await stage.reader.page.evaluate(() => document.activeElement?.ariaLabel))
      await stage.reader.page.keyboard.press(key)
    }

    expect(names).toEqual(['Bold', 'Emphasis', 'Link', 'Emphasis'])
    expect(await stage.reader.page.evaluate(() => document.activeElement?.id)).toBe('reply-name')
  })

  it('appear without a layout shift, and not at all if the site disables them', async () => {
    await begin()
    expect(await unaskedShiftOf(stage.reader.page)).toBeLessThan(0.05)

    stage.site.page = pageWith({ toolbar: false })
    await stage.reader.page.goto(stage.site.url)
    await text().focus()
    await stage.reader.page.getByLabel('Remember my details').waitFor()

    expect(await button('Bold').count()).toBe(0)
    expect(await button('Preview').count()).toBe(0)
  })

  it('are absent without JavaScript, like all other controls that need it', async () => {
    const plain = await openReader(stage.browser, { javaScriptEnabled: false })
    await plain.page.goto(stage.site.url)

    expect(await plain.page.getByRole('button').allTextContents()).toEqual(['Send'])
    expect(await plain.page.getByRole('checkbox').count()).toBe(0)
    await plain.context.close()
  })
})

describe('the preview', () => {
  it('shows the HTML from the service until the words change', async () => {
    stage.site.write = () => ({
      status: 200,
      body: { html: '<p>So <strong>it</strong> looks.</p>' },
    })
    await begin('So **it** looks.')

    await button('Preview').click()
    await preview().locator('strong').waitFor()

    expect(posts().map(({ url, body }) => [url.pathname, JSON.parse(body)])).toEqual([
      ['/api/preview', { body: 'So **it** looks.' }],
    ])
    expect(await button('Preview').getAttribute('aria-expanded')).toBe('true')
    expect(await preview().locator('p').evaluate(faceOf)).toEqual(
      await stage.reader.page.locator('#responses .words p').first().evaluate(faceOf),
    )
    await text().press('a')
    expect(await preview().isVisible()).toBe(false)
  })

  it('stays while the name is typed, and closes when the response is sent', async () => {
    stage.site.write = ({ url }) =>
      url.pathname === '/api/preview' ? { status: 200, body: { html: '<p>Words.</p>' } } : held
    await begin('Words.')
    await button('Preview').click()
    await preview().locator('p').waitFor()

    await stage.reader.page.getByLabel('Name').fill('Ada')
    expect(await preview().isVisible()).toBe(true)
    await button('Send').click()

    await stage.reader.page.locator('.held').waitFor()
    expect(await preview().isVisible()).toBe(false)
    expect(await button('Preview').getAttribute('aria-expanded')).toBe('false')
  })

  it('shows an error when the service is unreachable, fails or sends an invalid answer', async () => {
    await begin('Words.')

    for (const answer of [
      null,
      { status: 500, body: 'no' },
      { status: 200, body: { html: { toString: 1 } } },
      { status: 200, body: 'null' },
    ] as const satisfies Answer[]) {
      stage.site.write = () => answer
      await button('Preview').click()
      await preview().getByText('There is no preview just now').waitFor()
      await text().press('a')
      await preview().waitFor({ state: 'hidden' })
    }
    expect(stage.reader.complaints).toEqual([])
  })
})

describe('Ctrl+Enter', () => {
  it('sends the response, but not during IME composition', async () => {
    stage.site.write = () => held
    await stage.reader.page.goto(stage.site.url)
    await write(stage.reader.page)
    await button('Bold').waitFor()

    await text().evaluate(field => {
      const keys = { key: 'Enter', ctrlKey: true, bubbles: true, isComposing: true }
      field.dispatchEvent(new KeyboardEvent('keydown', keys))
    })
    expect(posts()).toEqual([])
    await text().press('Control+Enter')

    await stage.reader.page.locator('.held').waitFor()
    expect(posts()).toHaveLength(1)
  })
})
