/** Scripts without spaces between words, and their punctuation. Korean has spaces. */
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\u30FC\uFF00-\uFF9F\uFFE0-\uFFE6]/u

/**
 * Whether a line break between these characters stands for nothing: in Chinese and Japanese, a space there would be a
 * gap.
 */
export function joinsUnspaced(before: string, after: string): boolean {
  return cjk.test(before) && cjk.test(after)
}
