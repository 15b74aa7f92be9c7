import { describe, expect, it } from 'vitest'
import { Scene } from './scene.ts'

const scene = new Scene({})

/** How `*emphasis*` differs from the words around it. */
async function emphasisIn(...languages: readonly string[]): Promise<Record<string, string>> {
  const page = await scene.context.newPage()
  await page.goto(scene.site.url)
  const styles = await page.evaluate(
    all =>
      all.map(lang => {
        const words = document.createElement('p')
        words.lang = lang
        const emphasis = words.appendChild(document.createElement('em'))
        document.querySelector('main')?.append(words)
        const { fontStyle, fontWeight, textEmphasisStyle } = getComputedStyle(emphasis)
        return [lang, `${fontStyle} ${fontWeight} ${textEmphasisStyle}`]
      }),
    languages,
  )
  return Object.fromEntries(styles)
}

describe('emphasis', () => {
  it('is seen in every script, also in those that have no italics', async () => {
    expect(await emphasisIn('en', 'ar', 'fa-IR', 'ja', 'ko', 'zh-Hans')).toEqual({
      en: 'italic 400 none',
      ar: 'italic 700 none',
      'fa-IR': 'italic 700 none',
      ja: 'normal 400 sesame',
      ko: 'italic 700 none',
      'zh-Hans': 'normal 400 sesame',
    })
  })
})
