import { html, type SafeHtml } from '../../../templates/html.ts'

/** Where the desk is: beside a public site, or beside a site on this machine that `npm start` runs. */
export type Place = {
  readonly site: string
  readonly isLocal: boolean
  /** Whether sign-in links can be mailed. */
  readonly areMailsOn: boolean
}

/** The page is the same for every token, valid or not: opening a link changes nothing and reveals nothing. */
export function enterPage(token: string, place: Place): SafeHtml {
  return html`<main class="narrow">
<h1>Sign in to the desk</h1>
<p>This link works once. Press the button to come in.</p>
<form method="post" action="/admin/enter/${token}">
<button type="submit" autofocus>Sign in</button>
</form>
${wayBack(place)}
</main>`
}

export function wrongLinkPage(place: Place): SafeHtml {
  return html`<main class="narrow">
<h1>This link no longer works</h1>
<p>It was used already, or it is too old. Make another:</p>
${howToMakeLink(place)}
${wayBack(place)}
</main>`
}

/**
 * For a form that was sent after the visit ended. Its words are in the history of the tab, where signing in would bury
 * them.
 */
export function doorShutPage(place: Place): SafeHtml {
  return door(
    place,
    html`<p role="alert">You are no longer signed in, and nothing was changed. Sign in in another tab, go back in this one, and send it again.</p>`,
  )
}

export function doorPage(place: Place): SafeHtml {
  return door(place, html`<p>It is for those who moderate the responses.</p>`)
}

function door(place: Place, why: SafeHtml): SafeHtml {
  return html`<main class="narrow">
<h1>The desk is closed</h1>
${why}
<div class="ways" data-passkey="sign-in" hidden><p><button type="button" class="first">Sign in with a passkey</button></p>
<p role="status"></p></div>
${place.areMailsOn && mailForm()}
<details class="ways"${!place.areMailsOn && html` open`}><summary>A link from the machine where the service runs</summary>
<p>It works once, within a day:</p>
${howToMakeLink(place)}
</details>
${wayBack(place)}
</main>`
}

function mailForm(): SafeHtml {
  return html`<form method="post" action="/admin/link" class="ways">
<label for="address">Your mail address, for a link that works once</label>
<input id="address" name="address" type="email" required maxlength="254" autocomplete="email">
<button type="submit">Mail me a link</button>
</form>`
}

/** The answer is the same for every address. */
export function askedPage(place: Place): SafeHtml {
  return html`<main class="narrow">
<h1>Look into your mail</h1>
<p>If this is a moderator’s address, a link is on its way. It works once, within half an hour.</p>
<p><a href="/admin/">Try another way</a></p>
${wayBack(place)}
</main>`
}

/** The service of `npm start` gets its settings from there, so another command has to be given them. */
function howToMakeLink({ site, isLocal }: Place): SafeHtml {
  if (!isLocal) return html`<pre><code>npm run comments -- moderator</code></pre>`
  return html`<pre><code>AFTERWORD_SITE=${site} npm run comments -- moderator</code></pre>
<p>Or stop <code>npm start</code> and start it again: it prints one.</p>`
}

function wayBack({ site }: Place): SafeHtml {
  return html`<p><a href="${site}">Back to the site</a></p>`
}
