/**
 * Paragraphs without a sign that means anything to HTML or Markdown, as most comments are, as Markdown; `null` for all
 * others. A tree of them would cost ten times as much.
 */
export function plainComment(html: string): string | null {
  if (!plain.test(html)) return null
  return html
    .replace(/<br>|^<p>|<\/p>\n?$/g, '')
    .replace(/<\/p>\n?<p>/g, '\n\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ +$/gm, '')
    .trim()
}

/** What begins a line of a list, or underlines a heading. */
const line = '(?![-+=\\s]|\\d+[.)])(?:[^<>&*_~`[\\]\\\\#|:@\\n]|: )*'
const plain = new RegExp(`^(?:<p>${line}(?:<br>\\n${line})*</p>\\n?)*$`)
