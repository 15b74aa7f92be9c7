import { html, type SafeHtml } from '../../templates/html.ts'
import { deeds, editionOf, type Mention } from '../comments/mentions/mention.ts'
import { explain } from '../comments/reasons.ts'
import { type CommentStatus, canBecome } from '../comments/status.ts'
import type { Article } from '../comments/thread.ts'

export const path = '/admin/mentions/'

type Place = {
  readonly status: CommentStatus
  /** Where this page begins; `null` for the newest. */
  readonly cursor: string | null
}

type Shown = Place & {
  /** Where the next page begins, if there is one. */
  readonly next: string | null
  readonly mentions: readonly Mention[]
  readonly articles: ReadonlyMap<string, Article>
}

const tabs = [
  ['pending', 'Waiting'],
  ['approved', 'Approved'],
  ['spam', 'Spam'],
] as const

export function mentionsPage(shown: Shown): SafeHtml {
  const { mentions } = shown
  return html`<nav class="tabs" aria-label="Status"><ul>${tabs.map(([status, label]) => tab(status, label, shown))}</ul></nav>
${mentions.length === 0 && html`<p class="empty">Nothing here.</p>`}
<ol class="queue">${mentions.map(mention => letter(mention, shown))}</ol>
${turnPages(shown)}`
}

export function addressOf({ status, cursor }: Place): string {
  const search = new URLSearchParams({ status, ...(cursor !== null && { cursor }) })
  return `${path}?${search}`
}

function tab(status: CommentStatus, label: string, shown: Shown): SafeHtml {
  const current = status === shown.status && html` aria-current="page"`
  return html`<li><a href="${addressOf({ status, cursor: null })}"${current}>${label}</a></li>`
}

function letter(mention: Mention, shown: Shown): SafeHtml {
  const { author, title, excerpt, url, createdAt, reasons } = mention
  const source = mention.source ?? url
  const article = shown.articles.get(mention.thread)
  return html`<li class="letter">
<p class="about"><strong><bdi>${author?.name ?? 'Nobody named'}</bdi></strong> ${deeds[mention.kind]} <time datetime="${createdAt}">${createdAt.slice(0, 10)}</time></p>
<p class="about">on ${article ? html`<a href="${article.url}">${article.title}</a>` : mention.thread}</p>
${title !== '' && html`<p dir="auto"><strong>${title}</strong></p>`}
${excerpt !== '' && html`<p class="words" dir="auto">${excerpt}</p>`}
<p class="about">${link(source)}${url !== source && html` leads to ${link(url)}`}</p>
${reasons.length > 0 && html`<p class="reasons">Because: ${reasons.map(explain).join(', ')}.</p>`}
${buttons(mention, shown)}
</li>`
}

function link(url: string): SafeHtml {
  return html`<a href="${url}" rel="nofollow noopener noreferrer">${url}</a>`
}

const choices = [
  { to: 'approved', label: 'Approve' },
  { to: 'pending', label: 'Hold' },
  { to: 'spam', label: 'Spam' },
  { to: 'deleted', label: 'Delete' },
] as const

function buttons(mention: Mention, { status: from, cursor }: Place): SafeHtml {
  const { id, status } = mention
  const possible = choices.filter(({ to }) => canBecome(status, to))
  return html`<form method="post" action="${path}${id}">
<input type="hidden" name="from" value="${from}">
<input type="hidden" name="cursor" value="${cursor ?? ''}">
<input type="hidden" name="seen" value="${editionOf(mention)}">
${possible.map(({ to, label }) => html`<button type="submit" name="status" value="${to}" class="${to}">${label}</button>`)}
</form>`
}

function turnPages({ status, cursor, next }: Shown): SafeHtml {
  if (cursor === null && next === null) return html``
  return html`<p class="pages">
${cursor !== null && html`<a href="${addressOf({ status, cursor: null })}">Newest</a>`}
${next !== null && html`<a href="${addressOf({ status, cursor: next })}" rel="next">Older</a>`}
</p>`
}
