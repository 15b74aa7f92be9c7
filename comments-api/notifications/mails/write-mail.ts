import { html, type SafeHtml } from '../../../templates/html.ts'

/** The content of a mail, from which both its text and its HTML are written. */
export type MailPart =
  /** Our own words, also if they begin with a name in another script. */
  | { readonly kind: 'line'; readonly text: string }
  /** A reader's own words, shown as they typed them. */
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'links'; readonly links: readonly MailLink[] }
  | { readonly kind: 'rule' }
  /** Mail programs hide what follows it, or show it as quiet, as they do with signatures. */
  | { readonly kind: 'end' }

export type MailLink = { readonly label: string; readonly url: string }

export function writeText(parts: readonly MailPart[], language: string): string {
  const colon = colons.get(language) ?? ':'
  return `${parts.map(part => textOf(part, colon)).join('\n\n')}\n`
}

/** Of languages that write it in another way than English. */
const colons: ReadonlyMap<string, string> = new Map([
  ['fr', '\u00a0:'],
  ['ja', '：'],
])

function textOf(part: MailPart, colon: string): string {
  switch (part.kind) {
    case 'line':
      return part.text
    case 'words':
      return part.text.replace(/^/gm, '> ')
    case 'links':
      return part.links.map(({ label, url }) => `${label}${colon}\n${url}`).join('\n\n')
    case 'rule':
      return '* * *'
    case 'end':
      return '-- '
  }
}

type Frame = {
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

/** Sides are named as they are drawn, because not all mail programs know the logical ones. */
function stylesFor({ language, direction }: Frame) {
  const [start, end] = direction === 'rtl' ? ['right', 'left'] : ['left', 'right']
  // Japanese and Arabic need more room between lines, as in templates/styles/letters.css.
  const leading = new Intl.Locale(language).maximize().script === 'Latn' ? 1.5 : 1.7
  return {
    page: `padding:1.5em 1em;font:16px/${leading} Georgia,serif;max-width:38em;overflow-wrap:anywhere`,
    words: `margin:1em 0;padding-${start}:1em;border-${start}:3px solid #999;white-space:pre-wrap`,
    button: `display:inline-block;margin-bottom:.5em;margin-${end}:.5em;padding:.5em 1em;border:1px solid;border-radius:3px;color:inherit;text-decoration:none;font-family:sans-serif`,
    rule: 'margin:2em 0 1em;border:0;border-top:1px solid #999',
    below: `font:14px/${leading} sans-serif`,
    quiet: `display:inline-block;padding:.3em 0;padding-${end}:1em;color:inherit`,
  } as const
}

type Styles = ReturnType<typeof stylesFor>

/**
 * Styles in the elements, because many mail programs drop style sheets; and nothing is loaded from elsewhere. Those in a
 * browser show only what is inside `body`, so an element in there has the language, the direction and the styles of all.
 */
export function writeHtml(parts: readonly MailPart[], frame: Frame): string {
  const { title, language, direction } = frame
  const styles = stylesFor(frame)
  const end = parts.findIndex(({ kind }) => kind === 'end')
  const [letter, below] = end === -1 ? [parts, []] : [parts.slice(0, end), parts.slice(end)]
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="margin:0">
<div lang="${language}" dir="${direction}" style="${styles.page}">
${letter.map(part => htmlOf(part, styles, styles.button))}${
  below.length > 0 &&
  html`<div style="${styles.below}">
${below.map(part => htmlOf(part, styles, styles.quiet))}</div>
`
}</div>
</body>
</html>
`.toString()
}

/** `link` is a button for what a mail is about. Below its end, links are less prominent. */
function htmlOf(part: MailPart, styles: Styles, link: string): SafeHtml {
  switch (part.kind) {
    case 'line':
      return html`<p>${part.text}</p>\n`
    case 'words':
      return html`<blockquote dir="auto" style="${styles.words}">${part.text}</blockquote>\n`
    case 'links':
      return html`<p>${part.links.map(({ label, url }) => html`<a href="${url}" style="${link}">${label}</a> `)}</p>\n`
    case 'rule':
    case 'end':
      return html`<hr style="${styles.rule}">\n`
  }
}
