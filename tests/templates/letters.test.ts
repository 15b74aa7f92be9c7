import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { html } from '../../templates/html.ts'
import { joined, lettersOf, needsLetters, square } from '../../templates/parts/letters.ts'

const sheet = (name: string) => readFileSync(`templates/styles/${name}.css`, 'utf8')
const languagesIn = (css: string) => [
  ...new Set([...css.matchAll(/:lang\((\w+)\)/g)].map(([, language]) => language)),
]

describe('the style sheets for other scripts', () => {
  it('cover exactly the languages whose pages load them', () => {
    expect(languagesIn(sheet('letters')).sort()).toEqual([...joined, ...square].sort())
    expect(languagesIn(sheet('square-letters')).sort()).toEqual([...square])
  })

  it.each([
    ['en', 'latin'],
    ['de-AT', 'latin'],
    ['arn', 'latin'],
    ['AR', 'joined'],
    ['ur-PK', 'joined'],
    ['ja', 'square'],
    ['zh-Hant-TW', 'square'],
  ])('apply to %s as the script "%s"', (language, script) => {
    expect(lettersOf(language)).toBe(script)
  })

  it.each([
    html`<p lang="ja">後記</p>`,
    html`<p class="a" lang='zh-Hans'>后记</p>`,
    html`<p
lang=KO>후기</p>`,
    html`<p lang = "fa">پس‌گفتار</p>`,
  ])('are loaded for a passage in one of these languages: %s', passage => {
    expect(needsLetters(['en', 'en'], passage)).toBe(true)
  })

  it.each([
    html`<p lang="de">Nachwort</p>`,
    html`<p lang="arn">Mapudungun</p>`,
    html`<a hreflang="ja" href="/x/">In Japanese</a>`,
  ])('are not loaded for %s', passage => {
    expect(needsLetters(['en', 'fr'], passage)).toBe(false)
  })
})
