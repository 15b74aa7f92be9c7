import { skeleton, skeletons } from './skeletons.ts'

/**
 * With and without what is in brackets, since "(Inês Marvão)" is all brackets; and flags and ™ as letters and as
 * pictures.
 */
export function readings(name: string): readonly string[] {
  const bare = name.slice(0, 1_000).replace(/\p{Ps}[^\p{Pe}]*(?:\p{Pe}|$)/gu, ' ')
  const read = new Set([name, bare].flatMap(reading => [reading, reading.replace(pictures, ' ')]))
  return [...read].flatMap(reading => skeletons(plainLetters(reading)).map(lettersOf))
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
