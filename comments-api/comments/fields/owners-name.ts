import { createRequire } from 'node:module'
import type Unhomoglyph from 'unhomoglyph'
import type { FieldProblem } from '../../contract/problems.ts'
import type { Author } from '../comment.ts'
import type { Wording } from '../wording.ts'
import { normaliseName } from './name.ts'

/** Loaded with the first comparison: the list of look-alike letters takes a megabyte. */
const load = createRequire(import.meta.url)

/** The owners' names in every form in which names are compared. Make it once for many comparisons. */
export type Owners = Readonly<Record<'skeletons' | 'readings', ReadonlySet<string>>> & {
  /** How many letters the longest reading has. */
  readonly longest: number
}

/** Each form is made when it is first needed: a service that nobody writes to needs none. */
export function knowOwners(names: readonly string[]): Owners {
  const made: { skeletons?: Set<string>; readings?: Set<string>; longest?: number } = {}
  return {
    get skeletons() {
      made.skeletons ??= new Set(names.flatMap(skeletons))
      return made.skeletons
    },
    get readings() {
      made.readings ??= new Set(names.flatMap(readings).map(joined))
      return made.readings
    },
    get longest() {
      made.longest ??= this.readings
        .values()
        .reduce((longest, { length }) => Math.max(longest, length), 0)
      return made.longest
    },
  }
}

/**
 * Whether readers could not tell this name from the owner's by looking: it differs at most in case, width, kinds of
 * space and look-alike letters.
 */
function isOwnersName(name: string, owners: Owners): boolean {
  return isAmong(owners.skeletons, skeletons(name))
}

/**
 * Whether a reader who knows the name "Inês Marvão" could take this name for hers: compares without accents, spaces and
 * punctuation, and without what is said beside it, as in "Inês Marvão (owner)", "Inês Marvão – owner" or "The Inês
 * Marvão".
 */
export function resemblesOwnersName(name: string, owners: Owners): boolean {
  return [name, ...parts(name)].some(part => {
    const read = readings(part)
    const beside = read.flatMap(reading => pairsAndMore(reading, owners.longest))
    return isAmong(owners.readings, [...read, ...beside].map(joined))
  })
}

/** Only somebody who is signed in as the owner can write under an owner's name. */
export function ownersNameMistakes(
  { name }: Author,
  { owners, wording }: { readonly owners: Owners; readonly wording: Wording },
): FieldProblem[] {
  if (!isOwnersName(name, owners)) return []
  return [{ field: 'author.name', message: wording.mistakes['name-owners'] }]
}

function isAmong(known: ReadonlySet<string>, forms: readonly string[]): boolean {
  return forms.some(form => form !== '' && known.has(form))
}

/**
 * UTS 39, 4: once with the letters as they are, because a capital
 * I looks like an l, and once in lower case, because INÊS is Inês.
 */
function skeletons(name: string): readonly string[] {
  const shown = normaliseName(name).normalize('NFKC')
  return [skeleton(shown).toLowerCase(), skeleton(shown.toLowerCase()).toLowerCase()]
}

function skeleton(text: string): string {
  const unhomoglyph: typeof Unhomoglyph = load('unhomoglyph')
  return unhomoglyph(text.normalize('NFD')).normalize('NFD')
}

/**
 * With and without what is in brackets, since "(Inês Marvão)" is all brackets; and flags and ™ as letters and as
 * pictures.
 */
function readings(name: string): readonly string[] {
  const bare = name.slice(0, 1_000).replace(/\p{Ps}[^\p{Pe}]*(?:\p{Pe}|$)/gu, ' ')
  const read = new Set([name, bare].flatMap(reading => [reading, reading.replace(pictures, ' ')]))
  return [...read].flatMap(reading => skeletons(plainLetters(reading)).map(lettersOf))
}

/** What stands between marks, such as dashes with spaces around them. "Ana-Maria" is one name. */
function parts(name: string): readonly string[] {
  const between = name
    .slice(0, 1_000)
    .split(/\s[^\p{L}\p{N}\s]+(?=\s|$)|[^\p{L}\p{N}\p{M}\p{Cf}\s'’.·-]/u)
  return between.length > 1 ? between : []
}

/**
 * Words that follow each other. One word alone, such as a first name, is many people's. Nothing longer than an owner's
 * name: NFKC makes 240 words of sixty ﷺ, and all that follow each other took 120 ms.
 */
function pairsAndMore(reading: string, longest: number): readonly string[] {
  const words = reading.split(' ')
  return words.flatMap((first, from) => {
    const found: string[] = []
    let letters = first
    for (const word of words.slice(from + 1)) {
      letters += word
      // Two of them may be one letter of the name, see `joined`.
      if (letters.length > 2 * longest) break
      found.push(letters)
    }
    return found
  })
}

function joined(reading: string): string {
  return reading.replaceAll(' ', '').replace(/vv/g, 'w')
}

/** Before the skeleton, whose list takes a small capital M for a turned w. */
function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(smallCapitals, letter => capitals.get(letter) ?? letter)
    .replace(boxed, letterIn)
}

/**
 * Also after the skeleton, for which Cyrillic в, н and т are small capitals. At a glance, two v look like a w, and a one
 * or an i like an l.
 */
function lettersOf(skeletonOfName: string): string {
  return skeletonOfName
    .replace(smallCapitals, letter => skeleton(capitals.get(letter) ?? letter))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/[1i]/g, 'l')
}

/** Small capitals, which Unicode's case folding does not cover, and the two letters that its list takes for K and M. */
const capitals = new Map(
  Array.from(
    'ᴀaʙbᴄcᴅdᴇeɢgʜhɪlᴊjᴋkʟlᴍmɴnᴏoᴘpʀrᴛtᴜuᴠvᴡwʏyᴢzꜰfꜱsĸkʍm'.matchAll(/(.)(.)/gu),
    ([, small = '', letter = '']) => [small, letter],
  ),
)

const smallCapitals = new RegExp(`[${[...capitals.keys()].join('')}]`, 'g')

/** White letters on black circles or squares, and the letters that flags are made of: NFKC leaves them alone. */
const boxed = /[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu
/**
 * Flags and other pictures, and marks and small letters above or below the line: NFKC writes many of them as letters. Not
 * the letters that repeat or lengthen another: マリー is not マリ. Where it follows no kana, ー is as good as a dash.
 */
const pictures =
  /[[\p{Emoji}\p{Lm}℠℡™℻ªº²³¹⁰-ₜ]--[0-9#*ーｰ々〻ゝゞヽヾ]]|(?<![\p{scx=Hira}\p{scx=Kana}])[ーｰ]/gv
const firstOfAlphabets = [0x1f1e6, 0x1f170, 0x1f150]

function letterIn(box: string): string {
  const code = box.codePointAt(0) ?? 0
  const first = firstOfAlphabets.find(known => known <= code) ?? code
  return String.fromCodePoint('a'.charCodeAt(0) + code - first)
}
