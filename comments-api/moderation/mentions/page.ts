import { html, type SafeHtml } from '../../../templates/html.ts'
import {
  deeds,
  editionOf,
  type Mention,
  type MentionSite,
  siteOf,
} from '../../comments/mentions/mention.ts'
import { explain } from '../../comments/reasons.ts'
import { moment } from '../../http/pages/moment.ts'
import { backToMentions } from '../desk/back.ts'
import { type Articles, articleLink, decisionForm } from '../desk/letter.ts'
import { bulkForm, chooseAll, statusTabs, turnPages } from '../desk/list-page.ts'
import { type Notice, noticeLine } from '../desk/notice.ts'
import type { Totals } from '../desk/totals.ts'
import { mentionsPath, type OfMentions, pageOfMentions } from './path.ts'
import type { MentionQueue } from './queue.ts'

type Shown = OfMentions & {
  readonly queue: MentionQueue
  readonly totals: Totals
  readonly notice: Notice
  readonly articles: Articles
}

export function mentionsPage(shown: Shown): SafeHtml {
  const { status, cursor, queue, totals, notice, articles } = shown
  const { mentions, next } = queue
  return html`<h1 class="visually-hidden">Mentions elsewhere</h1>
${statusTabs({ current: status, totals, addressOf: tab => pageOfMentions({ status: tab, cursor: null }) })}
${noticeLine(notice, articles)}
${mentions.length === 0 && html`<p class="empty">Nothing here.</p>`}
${mentions.length > 1 && chooseAll}
<ol class="queue">${mentions.map(mention => letter(mention, shown))}</ol>
${mentions.length > 0 && bulkForm('/admin/mentions', backToMentions(shown))}
${turnPages({ cursor, next, addressOf: from => pageOfMentions({ status, cursor: from }) })}`
}

function letter(mention: Mention, shown: Shown): SafeHtml {
  const { id, author, title, excerpt, status, createdAt, reasons } = mention
  const name = author?.name ?? 'Nobody named'
  const line = `about-${id}`
  return html`<li class="letter" id="mention-${id}" tabindex="-1" aria-labelledby="${line}">
<p class="choose"><label><input type="checkbox" name="chosen.${id}" value="${editionOf(mention)}" form="bulk"><span class="visually-hidden">The mention by <bdi>${name}</bdi>, ${moment(createdAt)}</span></label></p>
<h2 class="about" id="${line}"><strong><bdi>${name}</bdi></strong> ${deeds[mention.kind]} ${moment(createdAt)}</h2>
<p class="about">on ${articleLink(mention.thread, shown.articles)}</p>
${title !== '' && html`<p dir="auto"><strong>${title}</strong></p>`}
${excerpt !== '' && html`<p class="words" dir="auto">${excerpt}</p>`}
${whereFrom(mention)}
${reasons.length > 0 && html`<p class="reasons">Because: ${reasons.map(explain).join(', ')}.</p>`}
${decisionForm(`${mentionsPath}${id}`, { on: line, status, seen: editionOf(mention), back: backToMentions(shown) })}
${blockForm(mention, backToMentions(shown))}
</li>`
}

/**
 * A mention through a bridge was sent by another site than the one it leads to. Both can be blocked, because blocking
 * the bridge would block thousands of sites.
 */
function blockForm(mention: Mention, back: string): SafeHtml {
  const isBridged = siteOf(mention, 'sender') !== siteOf(mention, 'page')
  const sites: readonly MentionSite[] = isBridged ? ['page', 'sender'] : ['page']
  return html`<form method="post" action="${mentionsPath}${mention.id}/block" class="further sites">
<input type="hidden" name="back" value="${back}">
${sites.map(site => html`<button type="submit" name="site" value="${site}" class="quiet">Block <bdi>${siteOf(mention, site)}</bdi></button>`)}
</form>`
}

function whereFrom({ url, source }: Mention): SafeHtml {
  const sent = source ?? url
  return html`<p class="about addresses">${link(sent)}${url !== sent && html` leads to ${link(url)}`}</p>`
}

function link(url: string): SafeHtml {
  return html`<a href="${url}" rel="nofollow noopener noreferrer">${url}</a>`
}
