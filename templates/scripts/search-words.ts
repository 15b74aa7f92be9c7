/**
 * Splits a text into the words by which it is found. The index and the search page must split alike, in Node and in
 * every browser. `Intl.Segmenter` is not used, because its words differ between versions of ICU.
 */

/** A word in its form for searching, and where it is in the text. */
type FoundWord = { readonly word: string; readonly start: number; readonly end: number }

/** The form of a text to which positions refer: composed letters, no soft hyphens, one space between words. */
export function plainOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u00ad/g, '')
    .replace(strayed, ' ')
    .trim()
}

/** All white space except a single space, which stays as it is, because a text has thousands of these. */
const strayed = /\s{2,}|[^\S ]/g

/** In scripts without spaces between words, every two neighbouring characters are indexed as a word. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
/** In these, one character is as much as three letters in others. */
const dense = new RegExp(`${unspaced.source}|\\p{sc=Hangul}`, 'u')

/** The words in a text that `plainOf` has made, in their order. */
export function wordsIn(text: string): FoundWord[] {
  const found: FoundWord[] = []
  for (const { 0: written, index } of text.matchAll(runsOfLetters)) {
    if (isPlain.test(written))
      found.push({
        word: shorten(written.toLowerCase()),
        start: index,
        end: index + written.length,
      })
    else found.push(...wordsWithin(written, index))
  }
  return found
}

/** The runs of letters in such a text, in their order. A run gives the same words wherever it is. */
export function runsIn(text: string): readonly string[] {
  return text.match(isLatin.test(text) ? runsOfLatinLetters : runsOfLetters) ?? []
}

/** What to look for. In a run of pairs, the single character at the end adds nothing, and is left out. */
export function soughtIn(query: string): string[] {
  const found = wordsIn(plainOf(query))
  return [
    ...new Set(
      found.filter(({ end }, place) => found[place - 1]?.end !== end).map(({ word }) => word),
    ),
  ]
}

const runsOfLetters = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
/**
 * For text up to U+024F, and for the punctuation beyond, both find the same. Without Unicode's tables this takes a
 * third of the time.
 */
const isLatin = /^[\0-\u024f\u2000-\u206f]*$/
const runsOfLatinLetters = /[0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ɏ]+/g
const isPlain = /^[A-Za-z0-9]+$/

function wordsWithin(written: string, at: number): FoundWord[] {
  let start = at
  return written.split(runsOfUnspaced).flatMap(run => {
    const begin = start
    start += run.length
    if (unspaced.test(run)) return pairsIn(run, begin)
    const word = shorten(fold(run))
    return word === '' ? [] : [{ word, start: begin, end: start }]
  })
}

const runsOfUnspaced = new RegExp(`((?:${unspaced.source}\\p{M}*)+)`, 'u')

/** The last character is also indexed alone, because it could not be found otherwise. */
function pairsIn(run: string, at: number): FoundWord[] {
  const characters = [...run]
  let start = at
  return characters.map((character, place) => {
    const begin = start
    start += character.length
    const next = characters[place + 1] ?? ''
    return { word: fold(character + next), start: begin, end: start + next.length }
  })
}

/** Accents, breathings, vowel points and hamzas, which few readers type. The marks that voice kana stay. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
}

function fold(written: string): string {
  return written
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæœøłđıς]/g, letter => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    .replace(arabicArticle, '')
}

/**
 * Arabic writes the article, and prepositions and "and" before it, as one word with the noun. What remains has to be
 * long enough to be a word, such as خبز of والخبز.
 */
const arabicArticle = /^[وفبك]?ال(?=\p{sc=Arab}{3})|^لل(?=\p{sc=Arab}{3})/u

/** Nobody types more of a sequence that is no word of a language. */
function shorten(word: string): string {
  return word.slice(0, 32)
}

/** The part of a word that decides in which drawer it is. A shorter word is looked up as it is. */
function beginningOf(word: string): string {
  return word.slice(0, beginsIn(word))
}

/** Whether what was typed may be the beginning of a longer word. */
export function canBegin(word: string): boolean {
  return word.length >= beginsIn(word)
}

function beginsIn(word: string): number {
  return dense.test(word.slice(0, 2)) ? 1 : 3
}

/** Words that begin alike are in one drawer: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function drawerOf(word: string, drawers: number): number {
  let hash = 0x811c9dc5
  for (const letter of beginningOf(word).split(''))
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return (hash >>> 0) % drawers
}
