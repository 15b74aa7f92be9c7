const datePrefix = /^(\d{4}-\d{2}-\d{2})[-_]/

/** In bytes. File systems accept names of up to 255 bytes, and this leaves room for what is added to it. */
export const longestSlug = 200

/** The parts of a file's name, such as `posts/2026-11-20-a-title.md` or `posts/2026-11-20-a-title/index.md`. */
export type FileName = { readonly day: string | null; readonly slug: string }

export function readFileName(source: string): FileName {
  const parts = source.replace(/\.md$/, '').split('/')
  const last = parts.at(-1)
  const name = (last === 'index' && parts.length > 2 ? parts.at(-2) : last) ?? ''
  const day = datePrefix.exec(name)?.[1] ?? null
  return { day, slug: slugOf(day === null ? name : name.slice(day.length + 1)) }
}

/** Emoji, skin tones, and the letters that make up flags. */
const pictograph = /[[\p{Extended_Pictographic}--[©®™\p{P}]]\p{Emoji_Modifier}\p{RI}]/v
/** Invisible characters that join several emoji into one: https://www.unicode.org/reports/tr51/#Emoji_Sequences */
const joint = new RegExp(
  `(?<=${pictograph.source})\\u200D(?=${pictograph.source})|(?<=🏴[\\u{E0020}-\\u{E007E}]*)[\\u{E0020}-\\u{E007F}]`,
  'v',
)
const between = new RegExp(
  `(?:(?!${joint.source})(?!${pictograph.source})[^\\p{L}\\p{N}\\p{M}])+`,
  'gv',
)

const hidden = new RegExp(
  `(?!${joint.source})(?![ -~]|\\p{Variation_Selector})[\\p{Cf}\\p{Cc}\\p{Z}\\p{Default_Ignorable_Code_Point}]`,
  'v',
)

/**
 * Finds a space or a control character beyond ASCII, or an invisible character, which would make two different
 * addresses look the same. Returns it in the form "U+200B", or `null` if there is none.
 */
export function hiddenIn(path: string): string | null {
  const code = hidden.exec(path)?.[0].codePointAt(0)
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Keeps letters and digits of every script, and emoji. Everything between them becomes one hyphen. */
export function slugOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Variation_Selector}/gu, '')
    .replaceAll('#', ' sharp ')
    .replaceAll('+', ' plus ')
    .replace(/['’]/g, '')
    .replace(between, '-')
    .replace(/^-+|-+$/g, '')
}

const unspoken = /[^\p{L}\p{N}\p{M}-]/gu

/** The default id of a post's thread: its slug, with every emoji replaced by its code point, such as "u1f389". */
export function threadIdOf(slug: string): string {
  return slug
    .replace(unspoken, character => `-u${character.codePointAt(0)?.toString(16)}-`)
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '')
}

/** Nobody could type a name that consists of accents. */
export function isTypeable(slug: string): boolean {
  return /[^\p{M}-]/u.test(slug)
}

/**
 * Cuts a slug to a length, between letters as readers see them. The last word was probably cut, so it is dropped. In
 * scripts without spaces, a word can be the whole title, so a long one is kept.
 */
export function cutSlug(slug: string, fits: (slug: string) => boolean): string {
  if (fits(slug)) return slug
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(slug)) {
    if (!fits(short + segment)) break
    short += segment
  }
  return short.replace(/-[^-]{0,30}$/, '')
}

/** Whether the slug is short enough for the file system and, as a thread id, for the comment service. */
export function isShort(slug: string): boolean {
  return Buffer.byteLength(slug) <= longestSlug && threadIdOf(slug).length <= longestSlug
}
