import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../templates/html.ts'
import { sendPage } from '../http/pages/page.ts'
import { addresses } from './files.ts'

type InBar = { readonly path: string; readonly label: string }
/** How much waits, by the path of the room. */
type Waiting = Readonly<Record<string, number>>
type Inside = {
  readonly title: string
  /** The room that the bar shows as the present one. */
  readonly at: string
  readonly body: SafeHtml
}

const { style, keys, passkeys, times } = addresses

/** A page before the door. */
export function sendOutside(reply: FastifyReply, title: string, body: SafeHtml): FastifyReply {
  return sendPage(reply, { language: 'en', title, style, scripts: [passkeys], body })
}

/** Pages behind the door, below a bar that names every room. */
export function frameFor(rooms: readonly InBar[], countWaiting: () => Promise<Waiting>) {
  return async function sendInside(
    reply: FastifyReply,
    { title, at, body }: Inside,
  ): Promise<FastifyReply> {
    const waiting = await countWaiting()
    const page = html`${bar(rooms, { at, waiting })}
<main>
${body}
</main>
${keyboard()}`
    const scripts = [times, keys, passkeys]
    return sendPage(reply, {
      language: 'en',
      title: `${title} · The desk`,
      style,
      scripts,
      body: page,
    })
  }
}

export type SendInside = ReturnType<typeof frameFor>

type Bar = Pick<Inside, 'at'> & { readonly waiting: Waiting }

function bar(rooms: readonly InBar[], shown: Bar): SafeHtml {
  return html`<header class="bar">
<nav aria-label="The desk"><ul>${rooms.map(room => roomLink(room, shown))}
<li class="leave"><form method="post" action="/admin/leave"><button type="submit">Sign out</button></form></li></ul></nav>
</header>`
}

function roomLink({ path, label }: InBar, { at, waiting }: Bar): SafeHtml {
  const { [path]: many = 0 } = waiting
  const current = path === at ? html` aria-current="page"` : html``
  return html`<li><a href="${path}"${current}>${label}${many > 0 && html` <span>${many}<span class="visually-hidden"> waiting</span></span>`}</a></li>`
}

const meanings = [
  ['j', 'next response or mention'],
  ['k', 'the one before'],
  ['a', 'approve'],
  ['h', 'hold'],
  ['s', 'spam'],
  ['d', 'delete'],
  ['r', 'reply'],
  ['o', 'open: edit, pin, block'],
  ['u', 'take the last decision back'],
  ['?', 'this list'],
] as const

/** The script shows the button; without it nothing here can be seen. */
function keyboard(): SafeHtml {
  return html`<footer><button type="button" class="keys quiet" hidden>Keys <kbd>?</kbd></button></footer>
<dialog class="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>${meanings.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>
<p><label><input type="checkbox" checked> Use keys of one letter in this browser</label></p>
<form method="dialog"><button type="submit" autofocus>Close</button></form>
</dialog>`
}
