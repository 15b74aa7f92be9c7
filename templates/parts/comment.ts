import type { CommentView } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts, When } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageOfReaders, languageWithin } from './direction.ts'
import { badge, markPart } from './marks.ts'
import { oncePerSite } from './once.ts'
import { webLink } from './web-link.ts'
import { whenPart } from './when.ts'

type Drawn = Omit<CommentView, 'replies'>

/** The language of the post, the comment's number among those on the page, and where each is replied to. */
type Surroundings = {
  readonly language: string
  readonly place: number | string
  readonly count: number | string
  readonly replyAt: string | null
}

/** *The* comment: baked into a page, and (as `commentTemplate`) cloned by the client for what is newer. */
export function commentPart(site: SiteFacts, comment: Drawn, surroundings: Surroundings): SafeHtml {
  if (comment.status === 'deleted') return tombstonePart(site, comment)
  const words = wordsPart(site, comment, surroundings.language)
  return articlePart(comment, words, afterWords(site, comment, surroundings))
}

/** What the client clones. It fills in what a comment has and removes what it lacks. */
export function commentTemplate(
  site: SiteFacts,
  page: { language: string; replyAt: string | null },
): SafeHtml {
  const { wordsIn, tombstone } = blankParts(site)
  const after = afterWords(site, blank, { place: '', count: '', ...page })
  return html`<template id="comment-template">${articlePart(blank, wordsIn(page.language), after)}</template>
<template id="tombstone-template">${tombstone}</template>`
}

const blank: Drawn = {
  id: '',
  parent: null,
  author: {
    name: '',
    url: 'https://',
    avatar: '0-0',
    isOwner: true,
    isConfirmed: true,
    latestPost: { url: 'https://', title: '' },
  },
  html: html``,
  date: { iso: '', text: '' },
  edited: { iso: '', text: '' },
  status: 'approved',
  pinned: true,
  inReplyTo: { id: '', name: null },
}

/** Only the language and the address for replies differ from post to post. */
const blankParts = oncePerSite(site => {
  const words = new Map<string, SafeHtml>()
  const wordsIn = (language: string) =>
    words.getOrInsertComputed(language, () => wordsPart(site, blank, language))
  return { wordsIn, tombstone: tombstonePart(site, blank) }
})

function articlePart(comment: Drawn, words: SafeHtml, after: SafeHtml): SafeHtml {
  return html`<article class="comment u-comment h-cite" id="comment-${comment.id}"${parentAttribute(comment)}>
${words}
${after}
</article>`
}

/** What was said, by whom and when. */
function wordsPart(site: SiteFacts, comment: Drawn, language: string): SafeHtml {
  const own = languageOfReaders(language, textsFor(site.language).language)
  return html`${byline(site, comment)}
${comment.inReplyTo !== null && replyLine(site, comment.inReplyTo)}
<div class="words e-content" dir="auto"${own}>${comment.html}</div>`
}

/** A deleted comment stays only because its replies belong below it. */
function tombstonePart(site: SiteFacts, comment: Drawn): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  return html`<div class="comment tombstone" id="comment-${comment.id}"${parentAttribute(comment)}><p>${conversation.removed(datePart(site, comment.date))}</p></div>`
}

function parentAttribute({ parent }: Drawn): SafeHtml | false {
  return parent !== null && html` data-parent="${parent}"`
}

function byline(site: SiteFacts, { author, date, edited, id, pinned }: Drawn): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  return html`<header class="byline">${markPart(author.avatar)}
<h3 class="author p-author h-card">${webLink(author.url, html`<bdi>${author.name}</bdi>`)}</h3>${author.isOwner && badge(site, 'owner')}${author.isConfirmed === true && badge(site, 'confirmed')}
<a class="permalink u-url" href="#comment-${id}">${datePart(site, date, 'dt-published')}</a>${edited !== null && html` <span class="edited">${conversation.edited(datePart(site, edited, 'dt-updated'))}</span>`}${pinned && html` <span class="pinned">${conversation.pinned}</span>`}</header>`
}

/** In the site's language, even if the texts around it are not. */
function datePart(
  site: SiteFacts,
  when: When,
  property: 'dt-published' | 'dt-updated' | null = null,
): SafeHtml {
  return whenPart(when, languageWithin(site.language, textsFor(site.language).language), property)
}

function replyLine(site: SiteFacts, { id, name }: NonNullable<Drawn['inReplyTo']>): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  return html`<p class="in-reply-to">${conversation.inReplyTo(html`<a class="u-in-reply-to" href="#comment-${id}"><bdi>${name ?? conversation.removedResponse}</bdi></a>`)}</p>`
}

function afterWords(site: SiteFacts, comment: Drawn, surroundings: Surroundings): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  const { name, latestPost } = comment.author
  return html`<footer class="after-words">
${surroundings.replyAt !== null && replyLink(site, comment, surroundings)}
${latestPost !== null && html`<span class="latest-post">${conversation.latestPost(html`<bdi>${name}</bdi>`, webLink(latestPost.url, html`<bdi>${latestPost.title}</bdi>`))}</span>`}
</footer>`
}

/** Leads to the service's page with the reply form; the client handles the click. */
function replyLink(
  site: SiteFacts,
  { author, id }: Drawn,
  { place, count, replyAt }: Surroundings,
): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  return html`<a class="reply" href="${replyAt}?to=${id}" rel="nofollow">${conversation.reply}<span class="visually-hidden">${conversation.replyTo(html`<bdi>${author.name}</bdi>`)}<span class="place">${conversation.place({ place, count })}</span></span></a>`
}
