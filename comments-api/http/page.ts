import { readFile } from 'node:fs/promises'
import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../templates/html.ts'
import { pagePolicy } from './headers.ts'

export type Page = {
  readonly language: string
  readonly title: string
  readonly style: string
  readonly body: SafeHtml
  /** The origin to which a form of this page leads in the end, when it is not the service's own. */
  readonly leadsTo?: string
}

/** A whole page for a person: no script, nothing from elsewhere, kept by no cache. */
export function sendPage(reply: FastifyReply, { language, title, style, body, leadsTo }: Page) {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
${body}
</body>
</html>
`
  return reply
    .header('content-security-policy', pagePolicy(leadsTo ?? null))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.toString())
}

/** The site's theme, what every page of the service shares, and after it what only this one needs. */
export async function readStyles(...files: readonly URL[]): Promise<string> {
  const tokens = new URL('../../templates/styles/tokens.css', import.meta.url)
  const common = new URL('./paper.css', import.meta.url)
  const styles = await Promise.all([tokens, common, ...files].map(file => readFile(file, 'utf8')))
  return styles.join('\n')
}

export function sendStyles(reply: FastifyReply, styles: string) {
  return reply
    .header('cache-control', 'public, max-age=300')
    .type('text/css; charset=utf-8')
    .send(styles)
}
