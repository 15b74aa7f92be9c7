import { html, type SafeHtml } from '../../../templates/html.ts'
import { moment } from '../../http/pages/moment.ts'
import type { Passkey } from './passkey-store.ts'
import type { Session, SignedIn } from './sessions.ts'

type You = {
  readonly moderator: SignedIn
  readonly sessions: readonly Session[]
  readonly passkeys: readonly Passkey[]
}

export function youPage({ moderator, sessions, passkeys }: You): SafeHtml {
  return html`<h1><bdi>${moderator.name}</bdi></h1>
<section aria-labelledby="passkeys">
<h2 id="passkeys">Passkeys</h2>
<p>With a passkey you sign in the way you unlock this device, such as by fingerprint, face or PIN. It works on this site only, and no other site learns of it.</p>
${passkeys.length === 0 ? html`<p class="quietly">None yet.</p>` : html`<ul class="cards">${passkeys.map(passkeyLine)}</ul>`}
<div data-passkey="add" hidden><button type="button">Add a passkey of this device</button><p role="status"></p></div>
<noscript><p>To add one, allow scripts for this site in your browser.</p></noscript>
</section>
<section aria-labelledby="sessions">
<h2 id="sessions">Where you are signed in</h2>
<ul class="cards">${sessions.map(session => sessionLine(session, moderator))}</ul>
</section>`
}

function passkeyLine({ id, device, createdAt, usedAt }: Passkey): SafeHtml {
  const used = usedAt === null ? html`never used` : html`used last ${moment(usedAt)}`
  return html`<li><p><strong>${device}</strong> added ${moment(createdAt)}, ${used}</p>
<form method="post" action="/admin/you/passkeys"><input type="hidden" name="remove" value="${id}"><button type="submit" class="quiet">Remove<span class="visually-hidden"> the passkey of ${device}, added ${moment(createdAt)}</span></button></form></li>`
}

function sessionLine({ id, device, createdAt, seenAt }: Session, { session }: SignedIn): SafeHtml {
  const when = html`since ${moment(createdAt)}, seen last ${moment(seenAt)}`
  if (id === session)
    return html`<li><p><strong>${device}</strong> ${when} <span class="mark">this one</span></p></li>`
  return html`<li><p><strong>${device}</strong> ${when}</p>
<form method="post" action="/admin/you/sessions"><input type="hidden" name="end" value="${id}"><button type="submit" class="quiet">Sign out<span class="visually-hidden"> ${device}, since ${moment(createdAt)}</span></button></form></li>`
}
