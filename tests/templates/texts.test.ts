import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { wordingFor } from '../../comments-api/comments/wording.ts'
import { mailWordingFor } from '../../comments-api/notifications/wording.ts'
import { html } from '../../templates/html.ts'
import { searchPage } from '../../templates/pages/search.ts'
import { dictionaries, textsFor } from '../../templates/texts/texts-for.ts'
import { filledSentences, plainTexts, siteIn, textsIn } from './languages.ts'

const languages = [...dictionaries.keys()]

/** Words that every language writes in Latin letters: the names of keys, and a product name. */
const international = /Markdown|Ctrl\+C|⌘C/g

describe.each(languages)('the texts in %s', language => {
  const { plain, filled } = plainTexts(textsIn(language))
  const sentences = filledSentences(textsIn(language))

  it('are complete, and none is empty', () => {
    expect(Object.keys(sentences).toSorted()).toEqual(filled.toSorted())
    expect(
      [...plain, ...Object.entries(sentences)].filter(([, text]) => text.trim() === ''),
    ).toEqual([])
  })

  it('contain every placeholder of the English texts', () => {
    const english = filledSentences(textsIn('en'))
    const namesIn = (text = '') => [...text.matchAll(/[①②[]/g)].map(([mark]) => mark).sort()

    for (const [name, text] of Object.entries(sentences))
      expect([name, ...namesIn(text)]).toEqual([name, ...namesIn(english[name])])
  })

  it('have no straight quotes and no three dots', () => {
    const all = [...plain, ...Object.entries(sentences)]

    expect(all.filter(([, text]) => /["']|\.\.\./.test(text))).toEqual([])
  })
})

describe('the texts in a script of their own', () => {
  it.each(['ja', 'ar'])('have no Latin words in %s', language => {
    const { plain } = plainTexts(textsIn(language))
    const all = [...plain, ...Object.entries(filledSentences(textsIn(language)))]

    expect(all.filter(([, text]) => /[a-z]/i.test(text.replace(international, '')))).toEqual([])
  })
})

describe('the box for mails about replies', () => {
  it.each([
    ['en', 'first mail asks me to confirm'],
    ['de', 'erste Mail bittet mich, das zu bestätigen'],
    ['fr', 'premier message me demande de le confirmer'],
    ['es', 'primer correo me pide confirmarlo'],
    ['ja', 'はじめに確認のメール'],
    ['ar', 'رسالة أولى تأكيد'],
  ])('says in %s that a first mail must be confirmed', (language, said) => {
    expect(textsIn(language).form.subscribe).toContain(said)
  })
})

describe('the count of comments or posts', () => {
  it.each([
    ['en', ['0 responses', '1 response', '2 responses', '1,234 responses']],
    ['de', ['0 Antworten', '1 Antwort', '2 Antworten', '1.234 Antworten']],
    ['fr', ['0 réponse', '1 réponse', '2 réponses', '1\u202f234 réponses']],
    ['es', ['0 respuestas', '1 respuesta', '2 respuestas', '1234 respuestas']],
    ['ja', ['コメント0件', 'コメント1件', 'コメント2件', 'コメント1,234件']],
  ])('has the plural forms and the number format of %s', (language, told) => {
    const { responses } = textsIn(language).conversation

    expect([0, 1, 2, 1234].map(responses)).toEqual(told)
  })

  it('has a form of its own for a million in French and Spanish', () => {
    expect(textsIn('fr').lists.posts(1e6)).toBe('1\u202f000\u202f000 d’articles')
    expect(textsIn('es').lists.posts(1e6)).toBe('1.000.000 de entradas')
  })

  it('has six forms in Arabic', () => {
    const { responses } = textsIn('ar').conversation

    expect([0, 1, 2, 3, 10, 11, 99, 100, 103, 1234].map(responses)).toEqual([
      'لا ردود',
      'رد واحد',
      'ردان',
      '3 ردود',
      '10 ردود',
      '11 ردًا',
      '99 ردًا',
      '100 رد',
      '103 ردود',
      '1,234 ردًا',
    ])
  })
})

describe('a language', () => {
  it.each([
    ['de-AT', 'de', 'de-AT'],
    ['AR', 'ar', 'AR'],
    ['ar-Latn', 'ar', 'ar'],
    ['pl', 'en', 'en'],
    ['den', 'en', 'en'],
    ['constructor', 'en', 'en'],
  ])('%s uses the texts of %s and is marked as %s', (named, dictionary, marked) => {
    const { texts, language } = textsFor(named)

    expect(texts).toBe(textsFor(dictionary).texts)
    expect(language).toBe(marked)
  })

  it('is spoken by the script of the search, however its tag is written', () => {
    const page = { kind: 'search', description: '', url: '/search/', canonical: '' } as const
    const index = { script: '/search.js', volumes: [], cardsInFile: 32 }

    const printed = String(searchPage(siteIn('DE'), { ...page, ...index }))

    expect(printed).toContain('"more":"Weitere Treffer"')
  })
})

describe('every language of the texts', () => {
  it("has texts for the service's pages and mails", () => {
    expect(languages.map(language => wordingFor(language).language)).toEqual(languages)
    expect(languages.map(language => mailWordingFor(language).language)).toEqual(languages)
  })
})

describe('the reference of the texts', () => {
  const page = readFileSync('docs/reference/texts.md', 'utf8')

  it('lists every language and every group, and no others', () => {
    const coded = [...page.matchAll(/^\| [A-Z]\w+ +\| `(\w+)`/gm)].map(([, code]) => code)
    const groups = [...page.matchAll(/^\| `(\w+)`/gm)].map(([, group]) => group)

    expect(coded).toEqual(languages)
    expect(groups).toEqual(Object.keys(textsIn('en')))
  })
})

it('a sentence escapes a name that is passed as text', () => {
  const { held } = textsIn('en').conversation

  expect(String(held(html`${'<b>'}`))).toContain('until &lt;b&gt; has read it')
})
