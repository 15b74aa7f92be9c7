import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../templates/html.ts'
import { sendPage } from '../http/page.ts'

type InBar = { readonly path: string; readonly label: string }

export const style = '/admin/moderation.css'

/** A page before the door. */
export function sendOutside(reply: FastifyReply, title: string, body: SafeHtml): FastifyReply {
  return sendPage(reply, { language: 'en', title, style, body })
}

/** Pages behind the door, below a bar that names every room. */
export function frameFor(places: readonly InBar[]) {
  return function sendInside(
    reply: FastifyReply,
    { title, at, body }: { readonly title: string; readonly at: string; readonly body: SafeHtml },
  ): FastifyReply {
    const page = html`${bar(places, at)}
<main>
${body}
</main>`
    return sendOutside(reply, `${title} · The desk`, page)
  }
}

export type SendInside = ReturnType<typeof frameFor>

function bar(places: readonly InBar[], at: string): SafeHtml {
  return html`<header class="bar">
<nav aria-label="The desk"><ul>${places.map(place => placeLink(place, at))}</ul></nav>
<form method="post" action="/admin/leave"><button type="submit" class="quiet">Sign out</button></form>
</header>`
}

function placeLink({ path, label }: InBar, at: string): SafeHtml {
  const current = path === at ? html` aria-current="page"` : html``
  return html`<li><a href="${path}"${current}>${label}</a></li>`
}
