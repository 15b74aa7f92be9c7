import { readFileSync } from 'node:fs'
import type { FastifyReply } from 'fastify'
import { type HtmlValue, html, type SafeHtml } from '../../../templates/html.ts'
import { pagePolicy } from '../answers/headers.ts'

type Page = {
  readonly language: string
  readonly title: HtmlValue
  readonly style: string
  readonly body: SafeHtml
  /** The origin to which a form of this page finally leads, if it is not the service's own. */
  readonly leadsTo?: string
  /** Addresses of the service's own modules; the page works without them. */
  readonly scripts?: readonly string[]
}

/** Sends a whole page for a person. It loads nothing from elsewhere, and no cache keeps it. */
export function sendPage(reply: FastifyReply, page: Page) {
  return reply
    .header('content-security-policy', pagePolicy(page))
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex')
    .type('text/html; charset=utf-8')
    .send(write(page).toString())
}

function write({ language, title, style, body, scripts = [] }: Page): SafeHtml {
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
${scripts.map(
  script => html`<script type="module" src="${script}"></script>
`,
)}</head>
<body>
${body}
</body>
</html>
`
}

/** The direction in which a language is written, such as `rtl` for Arabic. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr'
}

/** The site's theme, then what all pages of the service share, then what only this page needs. */
export function readStyles(...files: readonly URL[]): string {
  const sheet = (name: string) => new URL(`../../../templates/styles/${name}.css`, import.meta.url)
  const common = [sheet('tokens'), new URL('./paper.css', import.meta.url)]
  const shared = ['boxes', 'letters', 'square-letters'].map(sheet)
  const all = [...common, ...shared, ...files]
  return all.map(file => readFileSync(file, 'utf8')).join('\n')
}

export function sendStyles(reply: FastifyReply, styles: string) {
  return reply
    .header('cache-control', 'public, max-age=300')
    .type('text/css; charset=utf-8')
    .send(styles)
}
