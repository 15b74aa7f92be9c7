import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { Scene } from './scene.ts'

const wide = '<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="300"/>'

/** A short title, and more facts than it has lines. */
const seen = (where: string) => `---
title: Seen
${where}
tags: [Essays, Comments, Guide, Pictures, Shapes, Writing]
---
`

const defined = `---
title: Words and meanings
---

Afterword
: What comes <mark>last</mark>.

  And what comes after.

- <p>What is said</p><p>is said twice.</p>

| Loaf | Hours |
| ---- | ----- |
| Rye  | 3[^1] |

[^1]: Or:

    | Loaf  | Hours |
    | ----- | ----- |
    | Spelt | 2     |
`

const scene = new Scene(
  {},
  {
    readers: 'one for all',
    files: {
      'posts/2026-11-18-seen-first/wide.svg': wide,
      'posts/2026-11-18-seen-first/index.md': `${seen('image: wide.svg\nimageAlt: A line')}\nWords.`,
      'posts/2026-11-18-seen-soon/wide.svg': wide,
      'posts/2026-11-18-seen-soon/index.md': `${seen('')}\nWords.\n\n![A line](wide.svg)\n`,
      'posts/2026-11-18-defined.md': defined,
      'posts/2026-11-18-teigi.md': defined.replace(
        'title: Words and meanings',
        'title: 言葉\nlang: ja',
      ),
    },
    responses: [
      {
        type: 'comment',
        id: 'longname0001',
        thread: 'defined',
        parent: null,
        author: {
          name: 'Maximiliana-Theodora von Hohenstaufen',
          url: 'https://elsewhere.example/',
          isOwner: true,
        },
        body: 'Well said.',
        status: 'approved',
        createdAt: '2026-11-19T12:00:00.000Z',
      },
    ],
  },
)

async function open(path: string): Promise<Page> {
  await scene.page.goto(scene.site.url + path)
  return scene.page
}

it('sets a table smaller than the text, and in a footnote no larger than the note', async () => {
  const page = await open('/defined/')

  const [text = 0, table = 0, note = 0, within = 0] = await page.evaluate(() =>
    ['.prose > p, .prose > ul', '.prose > .table td', '.footnote-item', '.footnote-item td'].map(
      found =>
        [...document.querySelectorAll(found)].map(one =>
          Number.parseFloat(getComputedStyle(one).fontSize),
        )[0],
    ),
  )

  expect(table).toBeLessThan(text)
  expect(within).toBe(note)
})

describe('a task list', () => {
  it('has checkboxes of 0.85em, all aligned alike with their text, ticked or not', async () => {
    const page = await open('/more-than-words/')

    const boxes = await page.locator('.task').evaluateAll(tasks =>
      tasks.map(task => {
        const box = task.querySelector('input')
        const words = document.createRange()
        words.selectNodeContents(task.lastChild ?? task)
        const { top = 0, height = 0 } = box?.getBoundingClientRect() ?? {}
        return {
          size: height / Number.parseFloat(getComputedStyle(task).fontSize),
          place: Math.round(top - words.getBoundingClientRect().top),
          isTicked: box?.checked,
        }
      }),
    )

    expect(new Set(boxes.map(({ isTicked }) => isTicked))).toEqual(new Set([true, false]))
    expect(new Set(boxes.map(({ place }) => place)).size).toBe(1)
    expect(boxes[0]?.size).toBeCloseTo(0.85, 1)
  })
})

describe('in print', () => {
  it('a table with few columns breaks no word, and one with many columns fits the page', async () => {
    const page = await open('/more-than-words/')
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 640, height: 900 })

    const { lines, over } = await page.locator('.prose table').evaluate(table => {
      const word = document.createRange()
      const cell = [...table.querySelectorAll('td')].find(td => td.textContent === 'Afterword')
      word.selectNodeContents(cell ?? table)
      const few = word.getClientRects().length
      for (const row of table.querySelectorAll('tr')) {
        for (let more = 0; more < 8; more += 1) row.append(document.createElement('td'))
        for (const added of row.querySelectorAll('td:empty')) added.append('value')
      }
      return { lines: few, over: table.getBoundingClientRect().right - innerWidth }
    })

    expect(lines).toBe(1)
    expect(over).toBeLessThanOrEqual(0)
  })
})

describe('a page', () => {
  it('underlines the current page in its navigation', async () => {
    const page = await open('/archive/')

    const lines = await page
      .locator('.site-header nav a')
      .evaluateAll(links => links.map(link => getComputedStyle(link).textDecorationColor))

    expect(new Set(lines).size).toBe(2)
    expect(lines.indexOf('rgba(0, 0, 0, 0)')).not.toBe(0)
  })
})

describe('facts in the margin', () => {
  it.each(['/seen-first/', '/seen-soon/'])(
    'are not covered by an image, and keep their distance from the title: %s',
    async path => {
      const page = await open(path)

      for (const width of [1216, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 })
        const covered = await page.evaluate(() => {
          const picture = document.querySelector(':is(.lead, .prose figure) img')
          const { top = 0, left = 0 } = picture?.getBoundingClientRect() ?? {}
          const facts = [...document.querySelectorAll('.post-facts :is(p, li)')]
          const boxes = facts.map(fact => fact.getBoundingClientRect())
          return boxes.filter(({ bottom, right }) => bottom > top && right > left).length
        })
        const beside = await page.evaluate(() => {
          const { right = 0 } = document.querySelector('.post-facts')?.getBoundingClientRect() ?? {}
          const { left = 0 } = document.querySelector('h1')?.getBoundingClientRect() ?? {}
          return left - right
        })

        expect(covered, `${width}`).toBe(0)
        expect(beside, `${width}`).toBeCloseTo(36, 0)
      }
    },
  )
})

describe('a definition list', () => {
  it.each(['/defined/', '/teigi/'])(
    'has space between its paragraphs and no indents, like other lists: %s',
    async path => {
      const page = await open(path)

      const second = await page.locator('.prose :is(dd, li) > p + p').evaluateAll(paragraphs =>
        paragraphs.map(paragraph => {
          const { textIndent, marginBlockStart } = getComputedStyle(paragraph)
          return { textIndent, isApart: Number.parseFloat(marginBlockStart) > 0 }
        }),
      )

      expect(second).toEqual([
        { textIndent: '0px', isApart: true },
        { textIndent: '0px', isApart: true },
      ])
    },
  )

  it('has marked words in the colours of their paragraph', async () => {
    const page = await open('/defined/')

    const [marked, around] = await page
      .locator('.prose mark')
      .evaluate(mark =>
        [mark, mark.parentElement ?? mark]
          .map(element => getComputedStyle(element))
          .map(({ color, backgroundColor }) => ({ color, backgroundColor })),
      )

    expect(marked).toEqual({ color: around?.color, backgroundColor: 'rgba(0, 0, 0, 0)' })
  })
})

describe('a response by an author with a long name', () => {
  it("has the owner's mark on the last line of the name", async () => {
    const page = await open('/defined/')
    await page.setViewportSize({ width: 320, height: 800 })

    const place = await page.locator('#comment-longname0001 .byline').evaluate(byline => {
      const lines = [...(byline.querySelector('.author bdi')?.getClientRects() ?? [])]
      const {
        top = 0,
        bottom = 0,
        left = 0,
      } = byline.querySelector('.owner svg')?.getBoundingClientRect() ?? {}
      const last = lines.at(-1)
      const middle = (top + bottom) / 2
      return {
        isOneLine: lines.length === 1,
        isOnLast: last !== undefined && middle > last.top && middle < last.bottom,
        isAfter: last !== undefined && left > last.right,
      }
    })

    expect(place).toEqual({ isOneLine: false, isOnLast: true, isAfter: true })
  })
})

describe('with forced colours', () => {
  it.each([
    ['/defined/', '.prose mark'],
    ['/more-than-words/', '.code .line'],
    ['/search/?q=afterword', '.search-results mark'],
  ])('highlighted text has the colours of the page: %s', async (path, marked) => {
    const page = await open(path)
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })

    const colours = await page
      .locator(marked)
      .first()
      .evaluate(words =>
        [words, document.body]
          .map(element => getComputedStyle(element))
          .map(({ color, backgroundColor }) => `${color} on ${backgroundColor}`),
      )

    expect(colours).toEqual(Array(2).fill('rgb(255, 255, 255) on rgb(0, 0, 0)'))
  })
})
