import type { NotFoundPage, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'

export function notFoundPage(site: SiteFacts, page: NotFoundPage): SafeHtml {
  return basePage(
    site,
    page,
    html`<div class="leaf">
<header class="opening"><h1>${page.title}</h1></header>
<div class="prose">
<p>There is nothing at this address. It may have been mistyped, or the page may have been taken away.</p>
<p>You can begin again at the <a href="/">front page</a>, or look through <a href="/archive/">everything that was written here</a>.</p>
</div>
</div>`,
  )
}
