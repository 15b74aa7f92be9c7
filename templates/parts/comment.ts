import type { CommentView } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { markPart, ownerMark } from './marks.ts'
import { webLink } from './web-link.ts'
import { whenPart } from './when.ts'

export type InReplyTo = { readonly id: string; readonly name: string }

type Drawn = Omit<CommentView, 'replies'>

/** *The* comment: baked into a page, and (as `commentTemplate`) cloned by the client for what is newer. */
export function commentPart(comment: Drawn, inReplyTo: InReplyTo | null): SafeHtml {
  if (comment.status === 'deleted') return tombstonePart(comment)
  return html`<article class="comment" id="comment-${comment.id}"${parentAttribute(comment)}>
${byline(comment)}
${inReplyTo !== null && html`<p class="in-reply-to">in reply to <a href="#comment-${inReplyTo.id}"><bdi>${inReplyTo.name}</bdi></a></p>`}
<div class="words" dir="auto">${comment.html}</div>
${afterWords(comment)}
</article>`
}

/** What the client clones. It fills what a comment has and takes away what it lacks. */
export function commentTemplate(): SafeHtml {
  const when = { iso: '', text: '' }
  const blank: Drawn = {
    id: '',
    parent: '',
    author: {
      name: '',
      url: 'https://',
      avatar: '0-0',
      isOwner: true,
      latestPost: { url: 'https://', title: '' },
    },
    html: html``,
    date: when,
    edited: when,
    status: 'approved',
  }
  return html`<template id="comment-template">${commentPart(blank, { id: '', name: '' })}</template>
<template id="tombstone-template">${tombstonePart(blank)}</template>`
}

/** Its replies still hang from it; nothing else of it is kept. */
function tombstonePart(comment: Drawn): SafeHtml {
  return html`<article class="comment tombstone" id="comment-${comment.id}"${parentAttribute(comment)}><p>A response of ${whenPart(comment.date)} was removed.</p></article>`
}

function parentAttribute({ parent }: Drawn): SafeHtml | false {
  return parent !== null && html` data-parent="${parent}"`
}

function byline({ author, date, edited, id }: Drawn): SafeHtml {
  return html`<header class="byline">${markPart(author.avatar)}
<span class="author">${webLink(author.url, html`<bdi>${author.name}</bdi>`)}</span>${author.isOwner && ownerMark()}
<a class="permalink" href="#comment-${id}">${whenPart(date)}</a>${edited !== null && html` <span class="edited">edited ${whenPart(edited)}</span>`}</header>`
}

function afterWords({ author, id }: Drawn): SafeHtml {
  const { latestPost } = author
  return html`<footer class="after-words">
<a class="reply" href="#reply" data-reply="${id}">Reply<span class="visually-hidden"> to <bdi>${author.name}</bdi></span></a>
${latestPost !== null && html`<span class="latest-post">Lately wrote ${webLink(latestPost.url, html`<bdi>${latestPost.title}</bdi>`)}</span>`}
</footer>`
}
