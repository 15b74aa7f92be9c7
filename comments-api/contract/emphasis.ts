import type MarkdownIt from 'markdown-it'

/** Scripts and punctuation of Chinese, Japanese and Korean. */
const cjk =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}\\p{Script=Hangul}\\u3001-\\u303F\\u30FB\\u30FC\\uFE30-\\uFE4F\\uFF00-\\uFFEF]'
// With "u", V8 14 does not find characters of two UTF-16 units before "$".
const endsInCjk = new RegExp(`${cjk}$`, 'v')
const beginsWithCjk = new RegExp(`^${cjk}`, 'v')
/** Hangul Jamo: most texts have nothing beyond it beside their asterisks. */
const firstCjk = 0x1100
const space = 0x20

/**
 * Lets asterisks and tildes beside Chinese, Japanese or Korean mark what they enclose, as they do beside Latin letters.
 * CommonMark expects a space or punctuation outside of them if there is punctuation inside. These languages write no
 * space there, so readers would see the asterisks of `**「本」**を`. Posts and responses are read alike.
 */
export function emphasiseBesideCjk(markdown: MarkdownIt): void {
  const { isWhiteSpace } = markdown.utils
  markdown.inline.State = class extends markdown.inline.State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const scanned = super.scanDelims(start, canSplitWord)
      // False for underscores, which are parts of names.
      if (!canSplitWord) return scanned
      const end = start + scanned.length
      const last = start > 0 ? this.src.charCodeAt(start - 1) : space
      const next = end < this.posMax ? this.src.charCodeAt(end) : space
      if (last < firstCjk && next < firstCjk) return scanned
      // Two UTF-16 units hold a character of any script.
      const before = this.src.slice(Math.max(start - 2, 0), start)
      const after = this.src.slice(end, Math.min(end + 2, this.posMax))
      if (!endsInCjk.test(before) && !beginsWithCjk.test(after)) return scanned
      return { ...scanned, can_open: !isWhiteSpace(next), can_close: !isWhiteSpace(last) }
    }
  }
}
