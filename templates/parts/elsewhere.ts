import type { CommentView } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { oncePerSite } from './once.ts'
import { webLink } from './web-link.ts'
import { whenPart } from './when.ts'

type Elsewhere = NonNullable<CommentView['elsewhere']>
type Drawn = Pick<CommentView, 'id' | 'parent' | 'author' | 'html' | 'date'>

/** Comes from another page. */
const arrow = 'M13 14H3V4h2v6.600L11.600 4 13 5.400 6.400 12H13Z'

/** A reply that was written on another site, shown among the comments: it says so, and can only be answered there. */
export function elsewherePart(site: SiteFacts, reply: Drawn, { url, host }: Elsewhere): SafeHtml {
  const { id, parent, author } = reply
  const { texts, language } = textsFor(site.language)
  const date = whenPart(reply.date, languageWithin(site.language, language), 'dt-published')
  const from = texts.conversation.fromSite(html`<bdi>${host}</bdi>`)
  return html`<article class="elsewhere u-comment h-cite" id="mention-${id}"${parent !== null && html` data-parent="${parent}"`}>
<header class="byline"><svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path d="${arrow}"/></svg>
<h3 class="author p-author h-card">${webLink(author.url, html`<bdi>${author.name}</bdi>`)}</h3>
<span class="permalink">${webLink(url, html`${date} ${from}`)}</span></header>
<div class="words e-content" dir="auto">${reply.html}</div>
</article>`
}

/** What the client clones, if the site shows such replies. */
export const elsewhereTemplate = oncePerSite((site: SiteFacts): SafeHtml => {
  const author = { name: '', url: 'https://', avatar: '', isOwner: false, latestPost: null }
  const blank = { id: '', parent: null, author, html: html`<p></p>`, date: { iso: '', text: '' } }
  const part = elsewherePart(site, blank, { url: 'https://', host: '' })
  return html`<template id="elsewhere-template">${part}</template>`
})
