import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openOtherSite, plainPage } from './other-site.ts'
import { Scene } from './scene.ts'

const passages = `---
title: In other hands
---

In figures of the old style, 1901.

And so on.

<p lang="ja">「後記」は1901年。</p>

<p lang="zh-Hans">“后记”是1901年。</p>

<p lang="ko">후기는 1901년.</p>

<p lang="fa" dir="rtl">پس‌گفتار، ۱۹۰۱.</p>
`

const korean = `---
title: 책의 마지막 장 다음에 오는 것들에 대하여, 그리고 여백에 남긴 메모
lang: ko
---

## 하나

첫째 문단.

둘째 문단.

### 둘

셋째 문단.
`

const japanese = `---
title: 四つの章
lang: ja
---
${['一', '二', '三', '四'].map(part => `\n## ${part}\n\n「後記」――${'これは本文です。'.repeat(90)}\n`).join('')}
<p lang="en">“Afterword”</p>
`

const scene = new Scene(
  {},
  {
    readers: 'one for all',
    files: {
      'posts/2026-11-19-passages.md': passages,
      'posts/2026-11-18-korean.md': korean,
      'posts/2026-11-16-japanese.md': japanese,
      'posts/2026-11-17-formula.md': '---\ntitle: A formula\n---\n\nIt is $x^2$.\n',
    },
    responses: [
      responseTo('korean', { name: '민지', body: '잘 읽었습니다.' }),
      responseTo('japanese', { name: '陽菜', body: '「後記」――' }),
    ],
  },
)

function responseTo(thread: string, { name, body }: { name: string; body: string }) {
  return {
    type: 'comment',
    id: thread.padEnd(12, '0'),
    thread,
    parent: null,
    author: { name, url: '', isOwner: false },
    body,
    status: 'approved',
    createdAt: '2026-11-20T12:00:00.000Z',
  } as const
}

/** Line height as a number, then those of `properties`. */
async function styleOf(path: string, selector: string, ...properties: readonly string[]) {
  await scene.page.goto(scene.site.url + path)
  return stylesHere(selector, properties)
}

function stylesHere(selector: string, properties: readonly string[]): Promise<string[]> {
  return scene.page
    .locator(selector)
    .first()
    .evaluate((found, names) => {
      const style = getComputedStyle(found)
      const leading = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize)
      return [leading.toFixed(2), ...names.map(name => style.getPropertyValue(name))]
    }, properties)
}

/** Of the page as it is published. */
const sheetsOf = (path: string) =>
  readFileSync(join(scene.site.output, path, 'index.html'), 'utf8')
    .matchAll(/<link rel="stylesheet" href="\/assets\/([^"]*)-\w+\.css"/g)
    .map(([, name]) => name)
    .toArray()

const ofText = ['font-variant-numeric', 'line-break', 'word-break', 'text-autospace'] as const

describe('a page in a non-Latin script', () => {
  it('has a larger line height, lining figures, and the line breaks of its language', async () => {
    expect(await styleOf('/eleven-kilometres/', '.prose p', ...ofText)).toEqual([
      ...['1.55', 'oldstyle-nums proportional-nums', 'auto', 'normal', 'no-autospace'],
    ])
    expect(await styleOf('/atogaki/', '.prose p', ...ofText)).toEqual([
      ...['1.70', 'lining-nums', 'strict', 'normal', 'normal'],
    ])
    expect(await styleOf('/korean/', '.prose p', ...ofText)).toEqual([
      ...['1.70', 'lining-nums', 'strict', 'keep-all', 'no-autospace'],
    ])
    expect(await styleOf('/fi-al-hamish/', '.prose p', ...ofText)).toEqual([
      ...['1.70', 'lining-nums', 'auto', 'normal', 'no-autospace'],
    ])
  })

  it('has normal letter spacing in its title, and bold instead of italic small headings', async () => {
    const properties = ['letter-spacing', 'word-break', 'font-style', 'font-weight']

    expect(await styleOf('/korean/', 'h1', ...properties)).toEqual([
      ...['1.35', 'normal', 'keep-all', 'normal', '400'],
    ])
    expect(await stylesHere('.prose h3', properties)).toEqual([
      ...['1.35', 'normal', 'keep-all', 'normal', '700'],
    ])
    expect(await styleOf('/atogaki/', 'h1', ...properties)).toEqual([
      ...['1.35', 'normal', 'auto-phrase', 'normal', '400'],
    ])
  })

  it('indents paragraphs by 1em', async () => {
    const [, indent, size] = await styleOf('/korean/', '.prose p + p', 'text-indent', 'font-size')

    expect(indent).toBe(size)
  })

  it('takes dashes from a font of its language, only in texts of that language', async () => {
    const fontOf = async (selector: string) => (await stylesHere(selector, ['font-family']))[1]
    await scene.page.goto(`${scene.site.url}/japanese/`)

    expect(await fontOf('.prose p')).toMatch(/^marks-ja, Charter/)
    expect(await fontOf('.words')).toMatch(/^marks-ja, Charter/)
    expect(await fontOf('.prose p[lang=en]')).toMatch(/^Charter/)
    expect(await fontOf('.contents a')).toMatch(/^Seravek/)
    expect(await fontOf('.post-facts')).toMatch(/^Seravek/)
    expect(await fontOf('#response-count')).toMatch(/^Charter/)

    await scene.page.goto(scene.site.url)
    expect(await fontOf('.card h2:lang(ja)')).toMatch(/^marks-ja, Charter/)
    expect(await fontOf('.card h2:lang(en)')).toMatch(/^Charter/)
  })

  it('marks responses with its language, and their bylines with that of the site', async () => {
    expect(await styleOf('/korean/', '.words', 'word-break')).toEqual(['1.70', 'keep-all'])
    expect(await scene.page.locator('.byline:lang(en) + .words:lang(ko)').count()).toBe(1)
    const template = scene.page.locator('#comment-template')
    expect(await template.evaluate(found => found.innerHTML)).toContain('dir="auto" lang="ko"')
  })
})

describe('a response', () => {
  it('begins where its own language does, although Firefox and Safari align it as the list', async () => {
    await scene.page.goto(`${scene.site.url}/korean/`)
    const words = scene.page.locator('.response .words').first()

    const aligned = await words.evaluate(found => {
      const asTheyDo = new CSSStyleSheet()
      asTheyDo.replaceSync('@layer browser { li { text-align: -webkit-match-parent } }')
      document.adoptedStyleSheets.push(asTheyDo)
      return getComputedStyle(found).textAlign
    })

    expect(aligned).toBe('start')
  })
})

describe('a passage in a non-Latin script', () => {
  it('has the typography of its language, unlike the text around it', async () => {
    expect(await styleOf('/passages/', '.prose p', ...ofText)).toEqual([
      ...['1.55', 'oldstyle-nums proportional-nums', 'auto', 'normal', 'no-autospace'],
    ])
    expect(await stylesHere('[lang=ja]', ofText)).toEqual([
      ...['1.70', 'lining-nums', 'strict', 'normal', 'normal'],
    ])
    expect(await stylesHere('p[lang=zh-Hans]', ofText)).toEqual([
      ...['1.70', 'lining-nums', 'strict', 'normal', 'normal'],
    ])
    expect(await stylesHere('p[lang=ko]', ofText)).toEqual([
      ...['1.70', 'lining-nums', 'strict', 'keep-all', 'no-autospace'],
    ])
    expect(await stylesHere('p[lang=fa]', ofText)).toEqual([
      ...['1.70', 'lining-nums', 'auto', 'normal', 'no-autospace'],
    ])
  })
})

describe('the style sheet', () => {
  it('includes rules for letters and formulas only if the page needs them', () => {
    const needed = {
      '/writing-here/': ['index'],
      '/how-comments-work/': ['index'],
      '/atogaki/': ['with-letters'],
      '/fi-al-hamish/': ['with-letters'],
      '/korean/': ['with-letters'],
      '/passages/': ['with-letters'],
      '/archive/': ['with-letters'],
      '/formula/': ['with-formulas'],
    }

    const found = Object.keys(needed).map(path => [path, sheetsOf(path)])

    expect(Object.fromEntries(found)).toEqual(needed)
  })
})

describe('an embedded conversation', () => {
  it.each([
    ['ja', 'normal', '1.70', 'lining-nums', 'strict'],
    ['ar', 'normal', '1.70', 'lining-nums', 'auto'],
    ['de', 'italic', '1.55', 'oldstyle-nums proportional-nums', 'auto'],
  ])('has the typography of its language: %s', async (language, slant, ...expected) => {
    const other = await openOtherSite(language)
    onTestFinished(() => other.close())
    const body = '<afterword-comments thread="rome"></afterword-comments>'
    other.pages.set('/rome/', plainPage(body))

    await scene.page.goto(`${other.url}/rome/`)

    const properties = ['font-variant-numeric', 'line-break']
    expect(await stylesHere('.conversation', properties)).toEqual(expected)
    const emphasis = await scene.page.locator('.conversation').evaluate(section => {
      return getComputedStyle(section.appendChild(document.createElement('em'))).fontStyle
    })
    expect(emphasis).toBe(slant)
  })
})

describe('emphasis', () => {
  it('is visible in every script, including those without italics', async () => {
    await scene.page.goto(`${scene.site.url}/atogaki/`)
    const styles = await scene.page.evaluate(
      all =>
        all.map(lang => {
          const words = document.createElement('p')
          words.lang = lang
          const emphasis = words.appendChild(document.createElement('em'))
          document.querySelector('main')?.append(words)
          const { fontStyle, fontWeight, textEmphasisStyle, textEmphasisPosition } =
            getComputedStyle(emphasis)
          const marks = `${textEmphasisStyle} ${textEmphasisPosition}`
          return [lang, `${fontStyle} ${fontWeight} ${marks}`]
        }),
      ['en', 'ar', 'fa-IR', 'ja', 'ko', 'zh-Hans'],
    )

    expect(Object.fromEntries(styles)).toEqual({
      en: 'italic 400 none over',
      ar: 'normal 700 none over',
      'fa-IR': 'normal 700 none over',
      ja: 'normal 400 sesame over',
      ko: 'normal 700 none over',
      'zh-Hans': 'normal 400 dot under',
    })
  })
})
