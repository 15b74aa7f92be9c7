import { type FoundReferences, findReferences } from './find-references.ts'
import { frameOriginsIn } from './frame-address.ts'
import { foreign, kindOf, letter, openCharacterCodes } from './latin-letters.ts'

/** Facts about a Markdown text that are found without parsing it: parsing takes as long as rendering. */
export type ScannedText = FoundReferences & {
  readonly minutes: number
  /** The origins of video players that its page may show. */
  readonly frames: readonly string[]
}

const wordsPerMinute = 220
/** For scripts without spaces between words. */
const charactersPerMinute = 500
const character = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

export function scanText(body: string): ScannedText {
  return {
    minutes: Math.max(1, Math.round(minutesFor(body))),
    frames: frameOriginsIn(body),
    ...findReferences(body),
  }
}

function minutesFor(body: string): number {
  const words = countLatinWords(body)
  if (words !== null) return words / wordsPerMinute
  const characters = body.match(character)?.length ?? 0
  const spaced = characters === 0 ? body : body.replace(character, ' ')
  const others = spaced.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
  return others / wordsPerMinute + characters / charactersPerMinute
}

const codesOf = openCharacterCodes()

/**
 * Counts the same words as the expressions above; `null` for a text with other letters. Without branches it is twice as
 * fast.
 */
function countLatinWords(body: string): number | null {
  const codes = codesOf(body)
  const { length } = body
  let words = 0
  let seen = 0
  let within = 0
  for (let place = 0; place < length; place += 1) {
    const kind = kindOf(codes[place] ?? 0)
    seen |= kind
    words += kind & letter & ~within
    // The bit of a joint is that of a letter, shifted by one: after a letter, it counts as a letter.
    within = (kind | ((kind >> 1) & within)) & letter
  }
  return (seen & foreign) === 0 ? words : null
}
