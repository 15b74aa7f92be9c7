import { html, type SafeHtml } from '../../templates/html.ts'

/** The same page for every token, good or not: looking at a link changes nothing and tells nothing. */
export function enterPage(token: string): SafeHtml {
  return html`<main class="narrow">
<h1>Sign in to the desk</h1>
<p>This link works once. Press the button to come in.</p>
<form method="post" action="/admin/enter/${token}">
<button type="submit" autofocus>Sign in</button>
</form>
</main>`
}

export function wrongLinkPage(): SafeHtml {
  return html`<main class="narrow">
<h1>This link no longer works</h1>
<p>It was used already, or it is too old. Make another:</p>
<pre><code>npm run comments -- moderator</code></pre>
</main>`
}

export function doorPage(): SafeHtml {
  return html`<main class="narrow">
<h1>The desk is closed</h1>
<p>Moderators come in by a link that works once. On the machine where the service runs, make one:</p>
<pre><code>npm run comments -- moderator</code></pre>
</main>`
}

export function refusedPage(title: string, hint: string): SafeHtml {
  return html`<main class="narrow">
<h1>${title}</h1>
<p>${hint}</p>
<p><a href="/admin/">Back to the desk</a></p>
</main>`
}
