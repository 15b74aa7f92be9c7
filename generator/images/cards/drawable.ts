import type { Font } from './font.ts'

/** What no text font has, and a title can do without: emoji, what joins them, and invisible characters. */
const ornament =
  /[\p{Extended_Pictographic}--[©®™]]|[\p{Emoji_Modifier}\p{RI}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]|\u20E3/gv

/**
 * The text without emoji. `null` if the font lacks a letter, since leaving one out would change the word, or if a
 * combining mark remains, which the font cannot place.
 */
export function drawable(text: string, font: Font): string | null {
  const plain = text.normalize('NFC').replace(ornament, '').replace(/\s+/g, ' ').trim()
  if (plain === '' || /\p{M}/u.test(plain)) return null
  return [...plain].every(character => font.has(character)) ? plain : null
}
