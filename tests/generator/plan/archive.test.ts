import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

const inLanguage = (language: string) =>
  createSiteFolder({
    'site.yaml': `${plainSite}language: ${language}\n`,
    'posts/one.md': post('One', 'date: 2026-09-27T10:00:00Z'),
    'posts/two.md': post('Two', 'date: 2025-12-31T23:30:00Z'),
  })

describe('the archive', () => {
  it.each([
    ['en', ['September 27', 'January 1']],
    ['de', ['27. September', '1. Januar']],
    ['ja', ['9月27日', '1月1日']],
    ['ar', ['27 سبتمبر', '1 يناير']],
  ])('shows the year as a heading, and no year in the dates below: %s', async (language, days) => {
    using site = inLanguage(language)
    await site.build()

    const page = site.page('archive/index.html')
    expect(page.match(/<h2 id="year-\d+">[^<]*/g)).toEqual(['<h2 id="year-2026">2026'])
    expect(page.match(/<time class="dt-published" datetime="[^"]+">[^<]*/g)).toEqual([
      `<time class="dt-published" datetime="2026-09-27T10:00:00Z">${days[0]}`,
      `<time class="dt-published" datetime="2025-12-31T23:30:00Z">${days[1]}`,
    ])
  })

  it.each([
    ['th', '27 กันยายน 2569'],
    ['fa', '۵ مهر ۱۴۰۵'],
  ])(
    'shows the year in every date where the language uses another calendar: %s',
    async (language, day) => {
      using site = inLanguage(language)
      await site.build()

      expect(site.page('archive/index.html')).toContain(`>${day}</time>`)
    },
  )

  it('differs from the front page, whose dates include the year', async () => {
    using site = inLanguage('en')
    await site.build()

    expect(site.page('index.html')).toContain('>September 27, 2026</time>')
  })
})
