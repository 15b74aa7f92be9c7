import type MarkdownIt from 'markdown-it'
import { surroundingsOf } from './surroundings.ts'

/** The opening and closing marks, and then those for a quotation within a quotation. */
type Marks = readonly [string, string, string, string]

const narrow = '\u202F'
const high: Marks = ['“', '”', '‘', '’']
const low: Marks = ['„', '“', '‚', '‘']
const lowToHigh: Marks = ['„', '”', '‚', '’']
const angled: Marks = ['«', '»', '“', '”']
const angledTwice: Marks = ['«', '»', '‹', '›']
const angledToHigh: Marks = ['«', '»', '‘', '’']
const angledToLow: Marks = ['«', '»', '„', '“']
const lowToAngled: Marks = ['„', '”', '«', '»']
const corners: Marks = ['「', '」', '『', '』']
const right: Marks = ['”', '”', '’', '’']

/** From CLDR or, where it has none, from what printers do: https://cldr.unicode.org/ */
const marksByLanguage: Readonly<Record<string, Marks>> = {
  ar: angled,
  bg: low,
  ca: angled,
  cs: low,
  da: ['»', '«', '›', '‹'],
  de: low,
  'de-ch': angledTwice,
  el: angled,
  es: angled,
  et: low,
  eu: angled,
  fa: angledTwice,
  fi: right,
  fr: [`«${narrow}`, `${narrow}»`, '“', '”'],
  'fr-ch': angledTwice,
  gl: angled,
  he: right,
  hr: lowToHigh,
  hu: ['„', '”', '»', '«'],
  hy: angled,
  is: low,
  it: angled,
  ja: corners,
  lt: low,
  lv: angled,
  nb: angledToHigh,
  nn: angledToHigh,
  no: angledToHigh,
  pl: lowToAngled,
  'pt-pt': angled,
  ro: lowToAngled,
  ru: angledToLow,
  sk: low,
  sl: low,
  sr: lowToHigh,
  sv: right,
  uk: angledToLow,
  'zh-hant': corners,
  'zh-hk': corners,
  'zh-tw': corners,
}

/** The marks for `"` and `'`. For "de-CH", those of "de-ch", else of "de", else of English. */
export function marksOf(language: string): Marks {
  const parts = language.toLowerCase().split('-')
  const names = parts.map((_, position) => parts.slice(0, parts.length - position).join('-'))
  const known = names.find(name => Object.hasOwn(marksByLanguage, name))
  return (known === undefined ? undefined : marksByLanguage[known]) ?? high
}

/** Chooses the marks of the text's language before markdown-it's own rule inserts them. */
export function quoteByLanguage(markdown: MarkdownIt): void {
  markdown.core.ruler.before('smartquotes', 'marks-of-language', state => {
    state.md.options.quotes = [...marksOf(surroundingsOf(state.env).language)]
  })
}
