import { html, type SafeHtml } from '../../../templates/html.ts'
import { CommentStatus } from '../../comments/status.ts'
import { moment } from '../../http/pages/moment.ts'
import type { Articles } from '../desk/letter.ts'
import type { Totals } from '../desk/totals.ts'
import { tabNames } from '../desk/words.ts'
import { mentionsPath } from '../mentions/path.ts'
import { chart } from './chart.ts'
import type { Day, Numbers } from './read.ts'

type NumbersPage = Numbers & {
  readonly totals: Totals
  readonly ofMentions: Totals
  readonly articles: Articles
}

const statuses = CommentStatus.options

export function numbersPage({
  totals,
  ofMentions,
  days,
  threads,
  waitsSince,
  articles,
}: NumbersPage): SafeHtml {
  return html`<h1>Numbers</h1>
${totalsOf('/admin/', totals)}
${waitsSince === null ? html`<p class="quietly">Nothing waits.</p>` : html`<p class="quietly">The one that has waited longest came ${moment(waitsSince)}.</p>`}
<section aria-labelledby="per-day">
<h2 id="per-day">The last ${days.length} days</h2>
${chart(days)}
<details class="table"><summary>The same as a table</summary>${table(days)}</details>
</section>
<section aria-labelledby="of-mentions">
<h2 id="of-mentions">Mentions</h2>
${totalsOf(mentionsPath, ofMentions)}
</section>
${threads.length > 0 && busiest(threads, articles)}`
}

function totalsOf(section: string, totals: Totals): SafeHtml {
  return html`<dl class="totals">${statuses.map(
    status =>
      html`<div><dt><a href="${section}?status=${status}">${tabNames[status]}</a></dt><dd>${totals[status]}</dd></div>`,
  )}</dl>`
}

function table(days: readonly Day[]): SafeHtml {
  return html`<table><thead><tr><th scope="col">Day</th>${statuses.map(status => html`<th scope="col">${tabNames[status]}</th>`)}</tr></thead>
<tbody>${days
    .filter(day => statuses.some(status => day[status] > 0))
    .map(
      day =>
        html`<tr><th scope="row"><time datetime="${day.day}">${day.day}</time></th>${statuses.map(status => html`<td>${day[status]}</td>`)}</tr>`,
    )}</tbody></table>`
}

function busiest(threads: Numbers['threads'], articles: Articles): SafeHtml {
  return html`<section aria-labelledby="busiest">
<h2 id="busiest">Most discussed</h2>
<ol class="busiest">${threads.map(
    ({ thread, total }) =>
      html`<li><a href="/admin/?status=all&amp;thread=${encodeURIComponent(thread)}">${articles.get(thread)?.title ?? thread}</a> <span>${total}</span></li>`,
  )}</ol></section>`
}
