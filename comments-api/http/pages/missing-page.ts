import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from '../../../templates/html.ts'
import { paths } from '../../contract/paths.ts'
import { sendPage } from './page.ts'

export type MissingPage = { readonly site: string; readonly style: string }

/**
 * For a browser at an unknown address. The page is in English, because the reader's language is unknown. Who follows a
 * link to a conversation is a reader, whom the desk does not concern.
 */
export function sendMissingPage(reply: FastifyReply, { site, style }: MissingPage): FastifyReply {
  const leadsToDesk = !reply.request.url.startsWith(`${paths.versions}/`)
  const title = 'There is nothing here'
  const body = html`<main class="card">
<h1>${title}</h1>
<p>The address may be incomplete, or what it led to is gone.</p>
<p><a href="${site}">To the site</a>${leadsToDesk && html` · <a href="/admin/">To the moderation desk</a>`}</p>
</main>`
  return sendPage(reply, { language: 'en', title, style, body })
}

/** Programs and page scripts accept any type or ask for JSON. */
export function opensPage({ method, headers }: FastifyRequest): boolean {
  const isReading = method === 'GET' || method === 'HEAD'
  return isReading && /\btext\/html\b/i.test(headers.accept ?? '')
}
