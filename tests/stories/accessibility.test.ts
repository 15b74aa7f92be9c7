import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { objectionsAt, objectionsTo } from './axe.ts'
import { everyKind, everyPage, longTalk, mention, shortPages } from './every-kind.ts'
import { away, type Published, publishSite } from './published.ts'
import { examined, Scene } from './scene.ts'

const scene = new Scene(examined, {
  ...{ files: { ...everyKind, 'site.yaml': shortPages }, responses: [...longTalk, mention] },
  readers: 'one for all',
})
beforeEach(() => {
  scene.site.service = away
})

/** How far the page can be pushed to the side. */
const overhang = () =>
  scene.page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  )

/** WCAG 1.4.12: nothing may be lost when a reader spaces the text out. */
async function overhangSpacedOut(): Promise<number> {
  const style = await scene.page.addStyleTag({
    content:
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
      'p { margin-block-end: 2em !important }',
  })
  const found = await overhang()
  await style.evaluate(added => (added as Element).remove())
  return found
}

/** WCAG 1.4.4: text of twice the size, as readers set it in their browser. */
async function overhangOfLargeText(): Promise<number> {
  const settings = await scene.page.context().newCDPSession(scene.page)
  const setSizes = (standard: number, fixed: number) =>
    settings.send('Page.setFontSizes', { fontSizes: { standard, fixed } })
  await setSizes(32, 26)
  const found = await overhang()
  await setSizes(16, 13)
  await settings.detach()
  return found
}

/** What is a target by itself and not part of a sentence. */
const smallTargets = () =>
  scene.page.evaluate(() => {
    const inSentences =
      '.prose :is(p, li, dd, td), .words, .what-happens-next, h1, h2, .e-content, p:has(> bdi), main > article > p'
    const targets = [
      ...document.querySelectorAll<HTMLElement>('a, button, input, textarea, summary'),
    ]
    return targets
      .filter(target => target.checkVisibility() && !target.closest(`.skip, .trap, ${inSentences}`))
      .map(target => ({ html: target.outerHTML, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && Math.min(box.width, box.height) < 24)
      .map(({ html, box }) => `${html} ${box.width} × ${box.height}`)
  })

describe('every kind of page', () => {
  it.each(everyPage)(
    'fits 320 pixels, has targets of at least 24 pixels, and passes axe in light and dark mode: %s',
    async path => {
      await scene.page.setViewportSize({ width: 320, height: 640 })
      await scene.page.goto(scene.site.url + path)
      // With what the scripts say while the service is away.
      await settled(scene.page)

      const small = await smallTargets()
      const overhangs = {
        plain: await overhang(),
        spaced: await overhangSpacedOut(),
        large: await overhangOfLargeText(),
      }
      await scene.page.setViewportSize({ width: 360, height: 800 })
      const objections = [
        ...(await objectionsTo(scene.page)),
        ...(await objectionsAt(scene.page, 1280)),
      ]

      expect(small).toEqual([])
      expect(overhangs).toEqual({ plain: 0, spaced: 0, large: 0 })
      expect(objections).toEqual([])
    },
  )
})

describe('a conversation that is too long for its page', () => {
  it('can be read in full and replied to without JavaScript', async () => {
    const reader = await scene.browser.newContext({ javaScriptEnabled: false })
    const talk = await reader.newPage()
    await talk.goto(`${scene.site.url}/the-part-before/`)
    const heading = await talk.locator('#response-count').textContent()
    const names = await talk.locator('#responses .author').allTextContents()

    const older = talk.getByRole('link', { name: 'Older responses' })
    while ((await older.count()) > 0) {
      await older.click()
      names.push(...(await talk.locator('#responses .author').allTextContents()))
    }

    expect(heading).toBe('21 responses')
    expect(names).toEqual(longTalk.map(({ author }) => author.name).toReversed())
    expect(await talk.locator('.reply').first().getAttribute('href')).toMatch(
      /^\/api\/threads\/the-part-before\/reply\?to=/,
    )
    await talk.getByRole('link', { name: 'Leave a reply' }).click()
    expect(await talk.getByLabel('Your response').isVisible()).toBe(true)
    await reader.close()
  })
})

describe('a right-to-left page', () => {
  let arabic: Published
  beforeAll(async () => {
    const settings = readFileSync('content/site.yaml', 'utf8')
    arabic = await publishSite({
      files: {
        'site.yaml': settings.replace('language: en', 'language: ar'),
        'posts/2026-11-21-code.md': '---\ntitle: كلمة\n---\n\nكلمة `f()` و <kbd>*.md</kbd> كلمة.\n',
      },
    })
  })
  afterAll(() => arabic.close())

  it.each(['/', '/how-comments-work/'])('passes axe and fits 320 pixels: %s', async path => {
    await scene.page.setViewportSize({ width: 320, height: 800 })
    await scene.page.goto(arabic.url + path)
    const onPhone = await overhang()
    const objections = [
      ...(await objectionsTo(scene.page)),
      ...(await objectionsAt(scene.page, 1280)),
    ]

    expect(await scene.page.locator('html').getAttribute('dir')).toBe('rtl')
    expect([onPhone, await overhang()]).toEqual([0, 0])
    expect(objections).toEqual([])
  })

  it('draws the lines of a thread on the right', async () => {
    await scene.page.goto(`${arabic.url}/how-comments-work/`)

    const sides = await scene.page
      .locator('.response:has(> .replies)')
      .evaluateAll(responses =>
        responses.map(response => Number.parseFloat(getComputedStyle(response, '::before').right)),
      )

    expect(sides.length).toBeGreaterThan(1)
    expect(Math.max(...sides)).toBeLessThan(24)
  })

  it('sets inline code from left to right', async () => {
    await scene.page.goto(`${arabic.url}/code/`)

    const sides = await scene.page.locator('.prose :is(code, kbd)').evaluateAll(codes =>
      codes.map(({ firstChild: text }) => {
        const leftOf = (at: number) => {
          const letter = document.createRange()
          letter.setStart(text ?? document, at)
          letter.setEnd(text ?? document, at + 1)
          return letter.getBoundingClientRect().left
        }
        return leftOf(0) < leftOf(2)
      }),
    )

    expect(sides).toEqual([true, true])
  })
})

describe('by keyboard', () => {
  it('the first Tab shows the skip link, which leads to the main content', async () => {
    await scene.page.goto(`${scene.site.url}/how-comments-work/`)

    await scene.page.keyboard.press('Tab')
    const skip = scene.page.getByRole('link', { name: 'Skip to the text' })
    const box = await skip.boundingBox()
    await scene.page.keyboard.press('Enter')

    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect(await scene.page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it.each(['none', 'active'] as const)(
    'every focused element has an outline, with forced colours: %s',
    async forcedColors => {
      await scene.page.emulateMedia({ forcedColors })
      await scene.page.goto(`${scene.site.url}/how-comments-work/`)
      const seen = await scene.page.evaluateHandle(() => {
        const noted: { html: string; isRinged: boolean }[] = []
        document.addEventListener('focusin', ({ target }) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(target as Element)
          const isRinged = outlineStyle !== 'none' && outlineWidth !== '0px'
          noted.push({ html: (target as Element).outerHTML, isRinged })
        })
        return noted
      })

      for (let step = 0; step < 60; step += 1) await scene.page.keyboard.press('Tab')

      const focused = await seen.jsonValue()
      expect(focused.length).toBeGreaterThan(40)
      expect(focused.filter(({ isRinged }) => !isRinged)).toEqual([])
    },
  )
})

describe('in print', () => {
  it.each(['/everything/', '/how-comments-work/'])(
    'the count of responses is shown, and controls are hidden: %s',
    async path => {
      await scene.page.goto(scene.site.url + path)
      await settled(scene.page)

      await scene.page.emulateMedia({ media: 'print' })

      const asks =
        '.order, .colours, .reply, .reply-card, .retry, .invitation, .trackback, nav, button'
      const seen = await scene.page
        .locator(asks)
        .evaluateAll(parts =>
          parts.filter(part => part.checkVisibility()).map(part => part.className),
        )
      expect(seen).toEqual([])
      expect(await scene.page.locator('#response-count').isVisible()).toBe(true)
    },
  )
})

it('the elements beside a text stay in the viewport if a theme sets a very large text size', async () => {
  const { page } = scene
  await page.goto(`${scene.site.url}/everything/`)
  await page.evaluate(() => document.documentElement.style.setProperty('--text', '2rem'))

  for (const width of [1216, 1280, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('.post-facts *, .contents, .code, .lead')]
        .filter(element => {
          const { left, right } = element.getBoundingClientRect()
          return left < 0 || right > document.documentElement.clientWidth
        })
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    )
    expect(outside, `${width}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      width,
    )
  }
})

it('the links to the previous and the next post are stacked at twice the font size', async () => {
  const { page } = scene
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${scene.site.url}/how-comments-work/`)
  const tops = () =>
    page
      .locator('.neighbours p')
      .evaluateAll(posts => posts.map(post => post.getBoundingClientRect().top))

  const [before, after] = await tops()
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const [large, below] = await tops()

  expect(after).toBe(before)
  expect(below).toBeGreaterThan(large ?? Number.NaN)
})

it('the number of responses is not broken within a word at twice the font size', async () => {
  const { page } = scene
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${scene.site.url}/how-comments-work/`)
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))

  const lines = await page.locator('#response-count').evaluate(heading => {
    const words = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode()
    const word = document.createRange()
    word.selectNodeContents(heading)
    if (words) word.setStart(words, (words.textContent ?? '').indexOf('responses'))
    return { text: word.toString(), count: word.getClientRects().length }
  })

  expect(lines).toEqual({ text: 'responses', count: 1 })
})

it('nothing is animated with prefers-reduced-motion', async () => {
  await scene.page.goto(`${scene.site.url}/how-comments-work/`)

  const moving = await scene.page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter(element => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
        return (
          animationName !== 'none' ||
          !/^0s(, 0s)*$/.test(transitionDuration) ||
          scrollBehavior === 'smooth'
        )
      }).length,
  )

  expect(moving).toBe(0)
})
