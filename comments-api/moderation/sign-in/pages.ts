import { html, type SafeHtml } from '../../../templates/html.ts'
import type { Outside } from '../frame.ts'
import { wordsBack } from '../refused.ts'

const signIn = 'Sign in to the desk'

/** Where the desk is: beside a public site, or beside a site on this machine that `npm start` runs. */
export type Place = {
  readonly site: string
  readonly isLocal: boolean
  /** Whether sign-in links can be mailed. */
  readonly areMailsOn: boolean
}

/** The page is the same for every token, valid or not: opening a link changes nothing and reveals nothing. */
export function enterPage(token: string, place: Place): Outside {
  const body = html`<p>This link works once. Press the button to sign in.</p>
<form method="post" action="/admin/enter/${token}">
<button type="submit" autofocus>Sign in</button>
</form>
${wayBack(place)}`
  return { title: signIn, body }
}

export function wrongLinkPage(place: Place): Outside {
  const body = html`<p>It was used already, or it is too old. On the machine where the service runs, this command prints a new one:</p>
${howToMakeLink(place)}
<p>Or <a href="/admin/">sign in another way</a>.</p>
${wayBack(place)}`
  return { title: 'This link no longer works', body }
}

/** For a form that was sent after the visit ended. Signing in here would bury its page in the history of the tab. */
export function signedOutPage(place: Place, words: string): Outside {
  return pageToSignIn(
    place,
    html`<p role="alert">You are no longer signed in, and nothing was changed. Sign in in another tab, go back in this one, and send it again.</p>
${wordsBack(words)}`,
  )
}

export function signInPage(place: Place): Outside {
  return pageToSignIn(
    place,
    html`<p>Here the moderators of this site decide which responses are published.</p>`,
  )
}

function pageToSignIn(place: Place, why: SafeHtml): Outside {
  const body = html`${why}
<div class="ways" data-passkey="sign-in" hidden><p><button type="button" class="first">Sign in with a passkey</button></p>
<p role="status"></p></div>
${place.areMailsOn && mailForm()}
<details class="ways"${!place.areMailsOn && html` open`}><summary>Sign in with a link from the machine where the service runs</summary>
<p>There, this command prints a link that works once, within a day:</p>
${howToMakeLink(place)}
</details>
${wayBack(place)}`
  return { title: signIn, body }
}

function mailForm(): SafeHtml {
  return html`<form method="post" action="/admin/link" class="ways">
<label for="address">Your mail address: we mail you a link that works once</label>
<input id="address" name="address" type="email" required maxlength="254" autocomplete="email">
<button type="submit">Mail me a link</button>
</form>`
}

/** The answer is the same for every address. */
export function askedPage(place: Place): Outside {
  const body = html`<p>If this is a moderator’s address, a link is on its way. It works once, within half an hour.</p>
<p><a href="/admin/">Sign in another way</a></p>
${wayBack(place)}`
  return { title: 'Check your mail', body }
}

/** The service of `npm start` gets its settings from there, so another command has to be given them. */
function howToMakeLink({ site, isLocal }: Place): SafeHtml {
  if (!isLocal) return html`<pre><code>npm run comments -- moderator</code></pre>`
  return html`<pre><code>AFTERWORD_SITE=${site} npm run comments -- moderator</code></pre>
<p>Or stop <code>npm start</code> and start it again: it prints a new link.</p>`
}

function wayBack({ site }: Place): SafeHtml {
  return html`<p><a href="${site}">Back to the site</a></p>`
}
