import type { WireComment } from '../../contract/thread.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { fillWithRenderedHtml } from './rendered-html.ts'

type Part = Element | null

/**
 * Fills the page's own template with a comment, and removes what the comment lacks. In a flat list each reply says whom
 * it answers: `inReplyTo`.
 */
export function drawComment(
  thread: ThreadOnPage,
  comment: WireComment,
  inReplyTo: string | null,
): Element {
  const { createdAt, html, id, parent, status } = comment
  const article = cloneTemplate(thread, status === 'deleted' ? 'tombstone' : 'comment')
  article.id = `comment-${id}`
  if (parent) article.setAttribute('data-parent', parent)
  drawTime(thread, article, createdAt)
  if (status === 'deleted') return article
  drawIdentity(article, comment)
  drawWhatItHas(thread, article, comment)
  drawInReplyTo(thread, article, inReplyTo)
  const words = article.querySelector('.words')
  if (words) fillWithRenderedHtml(words, html)
  return article
}

export function cloneTemplate({ root }: ThreadOnPage, kind: string): Element {
  const template = root.querySelector<HTMLTemplateElement>(`#${kind}-template`)
  // Every page with a conversation has these templates.
  return document.importNode(template?.content.firstElementChild as Element, true)
}

function drawIdentity(article: Element, { author, id }: WireComment): void {
  const [shape, tone] = author.avatar.split('-')
  article.querySelector('.mark')?.setAttribute('class', `mark tone-${tone}`)
  article.querySelector('use')?.setAttribute('href', `#mark:${shape}`)
  article.querySelector('.permalink')?.setAttribute('href', `#comment-${id}`)
  const reply = article.querySelector('.reply')
  // The template's address ends where the comment's id belongs.
  reply?.setAttribute('href', reply.getAttribute('href') + id)
  reply?.querySelector('bdi')?.append(author.name)
}

function drawWhatItHas(
  thread: ThreadOnPage,
  article: Element,
  { author, editedAt, pinned }: WireComment,
): void {
  const { latestPost, name } = author
  drawLink(article.querySelector('.author'), name, author.url)
  partFor(author.isOwner, article, '.owner')
  partFor(author.isConfirmed, article, '.confirmed')
  partFor(pinned, article, '.pinned')
  drawTime(thread, partFor(editedAt, article, '.edited'), editedAt)
  const lately = partFor(latestPost, article, '.latest-post')
  lately?.querySelector('bdi')?.append(name)
  drawLink(lately, latestPost?.title, latestPost?.url)
}

/** A deleted comment has no name: the template has words for that. */
function drawInReplyTo(thread: ThreadOnPage, article: Element, id: string | null): void {
  const author = findComment(thread, String(id))?.querySelector('.author')
  drawLink(partFor(id, article, '.in-reply-to'), author?.textContent, `#comment-${id}`)
}

/** Shows `value` in its part of the template, or removes the part if there is none. */
function partFor(value: unknown, article: Element, selector: string): Part {
  const part = article.querySelector(selector)
  if (value) return part
  part?.remove()
  return null
}

export function drawTime(thread: ThreadOnPage, place: Part, instant: string | null): void {
  const time = place?.querySelector('time')
  if (!time || !instant) return
  time.dateTime = instant
  time.replaceChildren(printDate(thread, instant))
}

/** The same format as luxon's DATE_FULL, which the page was printed with. Older browsers do not know every time zone. */
function printDate({ language, zone }: ThreadOnPage, instant: string): string {
  const print = (timeZone?: string) =>
    new Date(instant).toLocaleDateString(language, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone,
    })
  try {
    return print(zone)
  } catch {
    return print()
  }
}

/** Fills the template's link in `place`; without a safe address only its text stays. */
export function drawLink(
  place: Part,
  text: string | null | undefined,
  url: string | null | undefined,
): void {
  const link = place?.querySelector('a')
  if (text) link?.querySelector('bdi')?.replaceChildren(text)
  if (url && /^(https?:\/\/|#)/i.test(url)) link?.setAttribute('href', url)
  else link?.replaceWith(...link.childNodes)
}
