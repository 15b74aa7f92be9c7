/**
 * Converts paragraphs without any sign that means something to HTML or Markdown, as most comments are. Returns `null`
 * for all others. Parsing them into a tree would take ten times as long.
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

/** A line that neither begins a list nor underlines a heading. */
const line = '(?![-+=\\s]|\\d+[.)])(?:[^<>&*_~`[\\]\\\\#|:@\\n]|: )*'
const plain = new RegExp(`^(?:<p>${line}(?:<br>\\n${line})*</p>\\n?)*$`)
