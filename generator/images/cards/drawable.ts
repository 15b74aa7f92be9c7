import type { Font } from './font.ts'

/** What no letter font has, and what a title is as well without: emoji, their joints, and unseen marks. */
const ornament =
  /[\p{Extended_Pictographic}--[©®™]]|[\p{Emoji_Modifier}\p{RI}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]|\u20E3/gv

/**
 * The text as the font can write it, in full but for emoji; `null` when a letter is missing, for a
 * word without it would be another word. Marks that belong to no letter of the font cannot be
 * placed, either.
 */
export function drawable(text: string, font: Font): string | null {
  const plain = text.normalize('NFC').replace(ornament, '').replace(/\s+/g, ' ').trim()
  if (plain === '' || /\p{M}/u.test(plain)) return null
  return [...plain].every(character => font.has(character)) ? plain : null
}
