import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Answers } from '../../../generator/author/questions.ts'
import { composeSiteText } from '../../../generator/author/site-text.ts'
import { SiteFile } from '../../../generator/site/site.ts'
import fc from '../../fast-check.ts'

it('site.yaml contains the title, description, name, language and comments that its author gave', () => {
  // Invisible text is no answer: the question is asked again.
  const isAnswer = (text: string) => SiteFile.shape.title.safeParse(text).success
  const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter(isAnswer)
  const answers = fc.record<Answers>({
    title: words,
    description: fc.oneof(words, fc.constant('')),
    url: fc.constant('https://a.example'),
    author: words,
    language: fc.constantFrom('en', 'pt-BR', 'ja', 'no'),
    'time-zone': fc.constantFrom('UTC', 'Asia/Tokyo'),
    comments: fc.constantFrom('open', 'closed', 'none'),
    service: fc.constantFrom('', 'https://c.example'),
  })

  fc.assert(
    fc.property(answers, answer => {
      const { site } = composeSiteText(answer)

      expect([site.title, site.description, site.author.name, site.language]).toEqual([
        answer.title,
        answer.description,
        answer.author.normalize('NFC'),
        answer.language,
      ])
      expect(site.comments.default).toBe(answer.comments)
    }),
  )
})

it('site.yaml has the same keys as that of the demonstration, in the same order', () => {
  const { text } = composeSiteText({
    ...{ title: 'A', description: '', url: 'https://a.example', author: 'B', language: 'en' },
    ...{ 'time-zone': 'UTC', comments: 'open', service: 'https://c.example' },
  })

  const shipped: object = parse(readFileSync('content/site.yaml', 'utf8'))
  expect(Object.keys(parse(text))).toEqual(Object.keys(shipped))
})

it.each([
  ['de-AT', ['Archiv', 'Schlagwörter', 'About']],
  ['ja', ['記事一覧', 'タグ', 'About']],
  ['no', ['Archive', 'Tags', 'About']],
])(
  'the navigation in site.yaml uses the headings of the pages as titles: %s',
  (language, titles) => {
    const { site } = composeSiteText({
      ...{ title: 'A', description: '', url: 'https://a.example', author: 'B', language },
      ...{ 'time-zone': 'UTC', comments: 'open', service: '' },
    })

    expect(site.navigation.map(({ title }) => title)).toEqual(titles)
  },
)

it('site.yaml contains a footer in comments that is valid when uncommented', () => {
  const { text } = composeSiteText({
    ...{ title: 'A', description: '', url: 'https://a.example', author: 'B', language: 'en' },
    ...{ 'time-zone': 'UTC', comments: 'open', service: '' },
  })

  const site = SiteFile.parse(parse(text.replace(/^# (footer:\n)# /m, '$1')))

  expect(site.footer).toEqual([{ title: 'Imprint', url: '/imprint/' }])
})
