import type { FastifyReply } from 'fastify'
import { html, type SafeHtml } from '../../templates/html.ts'
import { sendPage } from '../http/pages/page.ts'
import { addresses } from './files.ts'

type InBar = { readonly path: string; readonly label: string }
/** How many comments or mentions wait, by the path of their section. */
type Waiting = Readonly<Record<string, number>>
type Inside = {
  readonly title: string
  /** The path of the section that the bar marks as the current one. */
  readonly at: string
  readonly body: SafeHtml
  /** What the last button did, on pages that keep no entry of it in the log. */
  readonly done?: string | undefined
}

const { style, keys, passkeys, times, leave } = addresses

/** A page for somebody who is not signed in. Its title is also its heading. */
export type Outside = Pick<Inside, 'title' | 'body'>

export function sendOutside(reply: FastifyReply, { title, body }: Outside): FastifyReply {
  const page = html`<main class="narrow">
<h1>${title}</h1>
${body}
</main>`
  return sendPage(reply, { language: 'en', title, style, scripts: [passkeys], body: page })
}

/** Returns a function that sends pages to moderators, with a bar that links to all sections. */
export function frameFor(sections: readonly InBar[], countWaiting: () => Promise<Waiting>) {
  return async function sendInside(
    reply: FastifyReply,
    { title, at, body, done }: Inside,
  ): Promise<FastifyReply> {
    const waiting = await countWaiting()
    const page = html`<a class="skip" href="#main">Skip to the page</a>
${bar(sections, { at, waiting })}
<main id="main" tabindex="-1">
${done !== undefined && html`<p class="notice" role="status">${done}.</p>`}
${body}
</main>
${keyboard()}`
    const scripts = [times, keys, passkeys, leave]
    return sendPage(reply, {
      language: 'en',
      title: [done, title, 'The desk'].filter(Boolean).join(' · '),
      style,
      scripts,
      body: page,
    })
  }
}

export type SendInside = ReturnType<typeof frameFor>

type Bar = Pick<Inside, 'at'> & { readonly waiting: Waiting }

function bar(sections: readonly InBar[], shown: Bar): SafeHtml {
  return html`<header class="bar">
<nav aria-label="The desk"><ul>${sections.map(section => sectionLink(section, shown))}
<li class="leave"><form method="post" action="/admin/leave"><button type="submit">Sign out</button></form></li></ul></nav>
</header>`
}

function sectionLink({ path, label }: InBar, { at, waiting }: Bar): SafeHtml {
  const { [path]: many = 0 } = waiting
  return html`<li><a href="${path}"${path === at && html` aria-current="page"`}>${label}${many > 0 && html` <span>${many}<span class="visually-hidden"> waiting</span></span>`}</a></li>`
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

/** The button is hidden until the script shows it. */
function keyboard(): SafeHtml {
  return html`<footer><button type="button" class="keys quiet" hidden>Keys <kbd>?</kbd></button></footer>
<dialog class="keys" aria-labelledby="keys-title">
<h2 id="keys-title">Keys</h2>
<dl>${meanings.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>
<p><label><input type="checkbox" checked> Use keys of one letter in this browser</label></p>
<form method="dialog"><button type="submit" autofocus>Close</button></form>
</dialog>`
}
