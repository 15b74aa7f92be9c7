import { describe, expect, it } from 'vitest'
import { recordShifts, shiftOf } from '../../bench/page/shifts.ts'
import { idOf } from '../comments-api/service.ts'
import { settled } from '../settled.ts'
import { objectionsTo } from './axe.ts'
import { Embedding } from './embedding.ts'

const other = new Embedding()

/** Puts the page's conversation into the shadow root of another element, as sites built of components do. */
const boxes = `const box = document.createElement('div')
const conversation = document.querySelector('afterword-comments')
conversation.replaceWith(box)
box.attachShadow({ mode: 'open' }).append(conversation)`

describe('the style of an embedded conversation', () => {
  it('follows the custom properties and ::part rules of the page, and no other rules', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'Look.' })
    other.site.pages.set(
      '/site.css',
      `p, .words, .comment { color: rgb(1, 2, 3); font-size: 99px; }
       :root { --accent: rgb(9, 9, 9); }
       afterword-comments { --ink: rgb(10, 20, 30); }
       afterword-comments::part(author) { color: rgb(40, 50, 60); }`,
    )

    await other.read(`<p class="reply">The page’s own.</p>${other.element()}`)
    await other.page.locator('.comment').waitFor()

    const colourOf = (selector: string) =>
      other.page
        .locator(selector)
        .first()
        .evaluate(found => getComputedStyle(found).color)
    expect(await colourOf('.words p')).toBe('rgb(10, 20, 30)')
    expect(await colourOf('.author')).toBe('rgb(40, 50, 60)')
    expect(await colourOf('main > .reply')).toBe('rgb(1, 2, 3)')
    expect(await colourOf('.after-words .reply')).toBe('rgb(123, 30, 34)')
  })

  it('follows the dark mode of a page without color-scheme, but not in print', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'Look.' })
    other.site.pages.set(
      '/site.css',
      'body { transition: color 0.05s } .night { background: #111; color: #eee }',
    )
    await other.read(other.element())
    await other.page.locator('.comment').waitFor()
    const words = () =>
      other.page.locator('.words p').evaluate(found => getComputedStyle(found).color)

    const told = [await words()]
    for (const name of ['night', '']) {
      await other.page.evaluate(to => document.body.setAttribute('class', to), name)
      await expect.poll(words).not.toBe(told.at(-1))
      told.push(await words())
    }
    await other.page.evaluate(() => document.body.setAttribute('class', 'night'))
    await expect.poll(words).toBe(told[1])
    await other.page.emulateMedia({ media: 'print' })
    told.push(await words())

    expect(told).toEqual([
      'rgb(35, 29, 23)',
      'rgb(236, 227, 212)',
      'rgb(35, 29, 23)',
      'rgb(35, 29, 23)',
    ])
  })

  it('follows the dark mode of the page in the shadow root of another element', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'Look.' })
    other.site.pages.set('/site.css', 'body { background: #111; color: #eee }')
    other.site.pages.set('/box.js', boxes)

    await other.read(`<script type="module" src="/box.js"></script>${other.element()}`)
    const words = other.page.locator('.words p')
    await words.waitFor()

    await expect
      .poll(() => words.evaluate(found => getComputedStyle(found).color))
      .toBe('rgb(236, 227, 212)')
  })

  it('is not affected by a universal selector of the page', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'Look.' })
    const looks = () =>
      other.page.locator('.words p, .mark, .byline, [type=submit]').evaluateAll(parts =>
        parts.map(part => {
          const style = getComputedStyle(part)
          return [...style].map(name => `${name}: ${style.getPropertyValue(name)}`)
        }),
      )
    await other.read(other.element())
    await other.page.locator('.comment').waitFor()
    const before = await looks()

    other.site.pages.set(
      '/site.css',
      `* { color: #06c; font: 11px/1 cursive; letter-spacing: 3px; word-spacing: 1em; white-space: nowrap;
           text-align: center; text-indent: 2em; text-transform: uppercase; text-shadow: 1px 1px red;
           user-select: none; cursor: none; word-break: break-all; quotes: none; -webkit-text-fill-color: red }`,
    )
    await other.page.reload()
    await other.page.locator('.comment').waitFor()

    expect(before.flat()).toContain('width: 18.6875px')
    // Browsers choose glyphs and hyphens by it.
    expect(before.flat()).toContain('-webkit-locale: "en"')
    expect(await looks()).toEqual(before)
    await other.page.locator('.words p').click({ clickCount: 3 })
    const chosen = await other.page
      .locator('.words')
      .evaluate(words => String((words.getRootNode() as Document).getSelection()))
    expect(chosen.trim()).toBe('Look.')
  })

  it.each([
    ['a column', 1_000, 'main { inline-size: 240px; margin: auto }'],
    ['a page without margins', 360, 'body, main { margin: 0 }'],
  ])('keeps the form of a nested reply within %s', async (_, width, css) => {
    const service = await other.openService()
    const one = await idOf(await service.submit('rome', { name: 'Kim', body: 'One.' }))
    const two = await idOf(await service.submit('rome', { name: 'Noor', body: '2.', parent: one }))
    await service.submit('rome', { name: 'Zoë', body: 'Three.', parent: two })
    other.site.pages.set('/site.css', css)
    await other.page.setViewportSize({ width, height: 800 })
    await other.read(other.element())

    await other.page.getByRole('link', { name: 'Reply to Zoë' }).click()
    await other.page.getByRole('toolbar').waitFor()

    const spanOf = (selector: string) =>
      other.page.locator(selector).evaluate(part => {
        const { left, right, top, bottom } = part.getBoundingClientRect()
        return { left, right, top, bottom }
      })
    const [conversation, card] = [await spanOf('.conversation'), await spanOf('.reply-card')]
    expect([card.left, card.right]).toEqual([conversation.left, conversation.right])
    const [words, tools] = [await spanOf('.field-body label'), await spanOf('.tools')]
    expect(tools.top >= words.bottom || tools.left >= words.right).toBe(true)
  })

  it('passes axe in light and dark mode, and has no form and no reply links in print', async () => {
    const service = await other.openService()
    const to = await idOf(await service.submit('rome', { name: 'Kim', body: 'By `day`.' }))
    await service.submit('rome', { name: 'Noor', body: 'By night.', parent: to })
    other.site.pages.set(
      '/site.css',
      ':root { color-scheme: light dark; background: light-dark(#fff, #111); color: light-dark(#111, #eee) }',
    )

    await other.read(other.element('post-title="On Rome"'))
    await other.page.locator('.replies .comment').waitFor()

    expect(await objectionsTo(other.page)).toEqual([])
    const ink = await other.page
      .locator('.words')
      .first()
      .evaluate(found => getComputedStyle(found).color)
    expect(ink).toBe('rgb(236, 227, 212)')
    expect(await other.page.getByRole('link', { name: 'Reply to' }).count()).toBe(2)

    await other.page.emulateMedia({ media: 'print' })

    expect(await other.page.getByText('By night.').isVisible()).toBe(true)
    expect(await other.page.getByRole('link', { name: 'Reply' }).count()).toBe(0)
    expect(await other.page.locator('.reply-card').isVisible()).toBe(false)
  })

  it('shifts the layout by at most 0.05 if the page reserves the height named in the guide', async () => {
    const service = await other.openService()
    for (const body of ['One.', 'Two.', 'Three.']) await service.submit('rome', { body })
    other.site.pages.set(
      '/site.css',
      'afterword-comments { display: block; min-block-size: 60rem }',
    )
    await other.page.addInitScript(recordShifts)

    await other.read(`${other.element('', '<p>Comments</p>')}<p>What comes after.</p>`)
    await other.page.locator('.comment', { hasText: 'One.' }).waitFor()
    await settled(other.page)

    expect(await shiftOf(other.page)).toBeLessThanOrEqual(0.05)
  })
})
