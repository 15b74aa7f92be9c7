import type { MentionView } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { oncePerSite } from './once.ts'
import { webLink } from './web-link.ts'
import { whenPart } from './when.ts'

/** What other sites say: those that like or share it in a line each, the others numbered. */
export function mentionList(site: SiteFacts, mentions: readonly MentionView[]): SafeHtml | false {
  if (mentions.length === 0) return false
  const { conversation } = textsFor(site.language).texts
  return html`<section class="mentions" aria-labelledby="mentions-title">
<h3 id="mentions-title">${conversation.mentions(mentions.length)}</h3>
${bodyPart(site, mentions)}</section>`
}

/**
 * What the client clones, as a whole or in parts, for what is newer: see comments-api/client/reading/show-mentions.ts.
 */
export const mentionTemplate = oncePerSite((site: SiteFacts): SafeHtml => {
  const date = { iso: '', text: '' }
  const blank = { id: '', url: 'https://', title: ' ', author: ' ', excerpt: ' ', date } as const
  const kinds = ['like', 'repost', 'link'] as const
  const parts = bodyPart(
    site,
    kinds.map(kind => ({ ...blank, kind })),
  )
  return html`<template id="mention-template"><section class="mentions" aria-labelledby="mentions-title"><h3></h3>
${parts}</section></template>`
})

function bodyPart(site: SiteFacts, mentions: readonly MentionView[]): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  const likes = mentions.filter(({ kind }) => kind === 'like')
  const reposts = mentions.filter(({ kind }) => kind === 'repost')
  const others = mentions.filter(({ kind }) => kind !== 'like' && kind !== 'repost')
  return html`${likes.length > 0 && html`<p class="like">${conversation.liked(namesPart(site, likes))}</p>\n`}${reposts.length > 0 && html`<p class="repost">${conversation.reposted(namesPart(site, reposts))}</p>\n`}${
    others.length > 0 &&
    html`<ol>
${others.map(mention => mentionPart(site, mention))}</ol>\n`
  }`
}

/** "A, B and C", in the page's language. */
function namesPart(site: SiteFacts, mentions: readonly MentionView[]): SafeHtml {
  const { language } = textsFor(site.language)
  const places = mentions.map((_, place) => String(place))
  const parts = new Intl.ListFormat(language).formatToParts(places)
  return html`<span class="names">${parts.map(({ type, value }) => {
    const mention = type === 'element' ? mentions[Number(value)] : undefined
    return mention === undefined ? html`${value}` : namePart(mention)
  })}</span>`
}

function namePart({ id, url, author, authorUrl = null }: MentionView): SafeHtml {
  const name = html`<bdi>${author ?? hostOf(url)}</bdi>`
  return html`<span class="h-cite" id="mention-${id}">${webLink(authorUrl ?? url, name)}</span>`
}

/** If there is no name, it is somebody at that site. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}

function mentionPart(site: SiteFacts, mention: MentionView): SafeHtml {
  const { id, author, url, excerpt } = mention
  const { texts, language } = textsFor(site.language)
  const { comma } = texts.punctuation
  const by = html`<bdi class="p-author">${author ?? hostOf(url)}</bdi>${comma}`
  const date = whenPart(mention.date, languageWithin(site.language, language), 'dt-published')
  return html`<li class="h-cite" id="mention-${id}">${by}${webLink(url, titlePart(site, mention))}${comma}${date}${excerpt !== '' && html`<q class="p-content" dir="auto">${excerpt}</q>`}</li>
`
}

/** A page without a title is named by what it does; the client's template has all of these to choose from. */
function titlePart(site: SiteFacts, { id, title, kind }: MentionView): SafeHtml {
  const { mentionKinds } = textsFor(site.language).texts.conversation
  const kinds = Object.entries(mentionKinds).filter(([name]) => id === '' || name === kind)
  const deeds = kinds.map(([name, deed]) => html`<span data-kind="${name}">${deed}</span>`)
  return html`${title !== '' && html`<bdi class="p-name">${title}</bdi>`}${(id === '' || title === '') && html`${deeds}`}`
}
