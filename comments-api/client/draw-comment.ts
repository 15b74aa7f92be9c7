import type { WireComment } from '../contract/thread.ts'
import { fillWithRenderedHtml } from './rendered-html.ts'
import * as texts from './texts/en/reading.ts'
import { findComment, type ThreadOnPage } from './thread-on-page.ts'

type Part = Element | null

/**
 * A comment in the page's own template: what it lacks is taken away, the rest is filled. Where replies
 * lie flat, each says whom it answers: `inReplyTo`.
 */
export function drawComment(
  thread: ThreadOnPage,
  comment: WireComment,
  inReplyTo: string | null,
): Element {
  const { createdAt, id, parent, status } = comment
  const article = cloneTemplate(thread, status === 'deleted' ? 'tombstone' : 'comment')
  article.id = `comment-${id}`
  if (parent) article.setAttribute('data-parent', parent)
  drawTime(thread, article.querySelector('time'), createdAt)
  if (status === 'deleted') return article
  drawAuthor(article, comment)
  drawReply(article.querySelector('.reply'), comment)
  drawContent(thread, article, comment)
  drawInReplyTo(thread, article.querySelector('.in-reply-to'), inReplyTo)
  return article
}

function cloneTemplate({ root }: ThreadOnPage, kind: 'comment' | 'tombstone'): Element {
  const template = root.querySelector<HTMLTemplateElement>(`#${kind}-template`)
  const article = template?.content.firstElementChild
  if (!article) throw new Error(`no ${kind}-template`)
  return document.importNode(article, true)
}

function drawAuthor(article: Element, { author, id }: WireComment): void {
  const { avatar, isConfirmed, isOwner, latestPost, name, url } = author
  const [shape, tone] = avatar.split('-')
  article.querySelector('.mark')?.setAttribute('class', `mark tone-${tone}`)
  article.querySelector('use')?.setAttribute('href', `#mark-${shape}`)
  drawLink(article.querySelector('.author'), name, url)
  if (!isOwner) article.querySelector('.owner')?.remove()
  if (!isConfirmed) article.querySelector('.confirmed')?.remove()
  article.querySelector('.permalink')?.setAttribute('href', `#comment-${id}`)
  const lately = article.querySelector('.latest-post')
  if (latestPost) drawLink(lately, latestPost.title, latestPost.url)
  else lately?.remove()
}

/** The template's address ends where the id of the comment belongs. */
function drawReply(link: Part, { author, id }: WireComment): void {
  link?.setAttribute('href', link.getAttribute('href') + id)
  link?.setAttribute('data-reply', id)
  link?.querySelector('bdi')?.append(author.name)
}

function drawContent(thread: ThreadOnPage, article: Element, comment: WireComment): void {
  const edited = article.querySelector('.edited')
  if (comment.editedAt) drawTime(thread, edited?.firstElementChild ?? null, comment.editedAt)
  else edited?.remove()
  if (!comment.pinned) article.querySelector('.pinned')?.remove()
  const words = article.querySelector('.words')
  if (words) fillWithRenderedHtml(words, comment.html)
}

function drawInReplyTo(thread: ThreadOnPage, line: Part, parent: string | null): void {
  const name = parent && findComment(thread, parent)?.querySelector('.author')?.textContent
  if (parent) drawLink(line, name ?? texts.removedResponse, `#comment-${parent}`)
  else line?.remove()
}

function drawTime(thread: ThreadOnPage, time: Part, instant: string): void {
  time?.setAttribute('datetime', instant)
  time?.replaceChildren(thread.printDate(instant))
}

/** Fills the link that the template has in `place`; without a safe address only its text stays. */
function drawLink(place: Part, text: string, url: string | null): void {
  const link = place?.querySelector('a')
  link?.querySelector('bdi')?.replaceChildren(text)
  if (url && /^(https?:\/\/|#)/i.test(url)) link?.setAttribute('href', url)
  else link?.replaceWith(...link.childNodes)
}
