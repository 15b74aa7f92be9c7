import type { WireMention, WireThread } from '../../contract/thread.ts'
import * as texts from '../texts/en/mentions.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { arrange } from './arrange.ts'
import { cloneTemplate, drawLink, drawTime } from './draw-comment.ts'
import { answersTo, create, placeComments } from './place-comment.ts'
import { keepingReadingPlace } from './reading-place.ts'
import { settle } from './settle.ts'

type Came = Pick<WireThread, 'comments' | 'mentions'>

/**
 * Comments first, since a mention may reply to one; then what other sites added or withdrew, where the next build puts
 * it.
 */
export function placeAnswer(
  thread: ThreadOnPage,
  { comments, mentions }: Came,
): readonly Element[] {
  const added = placeComments(thread, comments)
  keepingReadingPlace(thread, () => {
    for (const mention of Array.from(mentions).filter(isMention).toReversed()) {
      removeMention(thread, mention)
      if (mention.status === 'approved') placeMention(thread, mention)
    }
    for (const section of thread.section.querySelectorAll('.mentions')) tidy(section)
    settle(thread)
  })
  return added
}

/** If a broken service sends some invalid ones, the rest is shown. */
function isMention(value: Partial<WireMention> | null): boolean {
  return URL.canParse(String(value?.url))
}

function removeMention({ root }: ThreadOnPage, { id }: WireMention): void {
  const present = root.getElementById(`mention-${id}`)
  const place = present?.matches('.elsewhere') ? present.parentElement : present
  const list = place?.parentElement
  place?.remove()
  if (list?.matches('.replies:empty')) list.remove()
}

/** Only a site that shows such replies among its comments has a template for them. */
function placeMention(thread: ThreadOnPage, mention: WireMention): void {
  const { kind, excerpt } = mention
  const isReply = kind === 'reply' && excerpt !== ''
  if (isReply && thread.root.getElementById('elsewhere-template')) placeReply(thread, mention)
  else placeBelow(thread, mention)
}

function placeReply(thread: ThreadOnPage, mention: WireMention): void {
  const { parent } = mention
  const answered = parent && findComment(thread, parent)?.parentElement
  const list = answered ? answersTo(thread, answered) : thread.list
  const article = drawReply(thread, mention)
  if (answered) article.setAttribute('data-parent', parent)
  create(list, 'li', 'response new').append(article)
  arrange(thread, list)
}

function drawReply(thread: ThreadOnPage, mention: WireMention): Element {
  const article = cloneTemplate(thread, 'elsewhere')
  article.id = `mention-${mention.id}`
  drawLink(article.querySelector('.author'), nameOf(mention), mention.authorUrl)
  drawLink(article.querySelector('.permalink'), hostOf(mention), mention.url)
  drawTime(thread, article, mention.createdAt)
  article.querySelector('.words p')?.append(mention.excerpt)
  return article
}

/** The template has all parts; those already on the page are reused. */
function placeBelow(thread: ThreadOnPage, mention: WireMention): void {
  const drawn = cloneTemplate(thread, 'mention')
  const section = thread.section.querySelector('.mentions') ?? openSection(thread)
  const isName = mention.kind === 'like' || mention.kind === 'repost'
  const place = isName ? `.${mention.kind}` : 'ol'
  const added = drawn.querySelector(`${place} .h-cite`)
  const list = section.querySelector(place) ?? emptied(drawn, place)
  if (!added || !list) return
  added.id = `mention-${mention.id}`
  if (isName) drawLink(added, nameOf(mention), mention.authorUrl ?? mention.url)
  else drawCitation(thread, added, mention)
  const names = list.querySelector('.names') ?? list
  names.append(added)
  for (const part of ['.like', '.repost', 'ol']) {
    if (part === place) section.append(list)
    else section.append(...section.querySelectorAll(part))
  }
}

function openSection({ root }: ThreadOnPage): Element {
  const template = root.querySelector<HTMLTemplateElement>('#mention-template')
  const section = document.createElement('section')
  section.className = 'mentions'
  section.setAttribute('aria-labelledby', 'mentions-title')
  section.append(document.createElement('h3'))
  template?.before(section)
  return section
}

function emptied(drawn: Element, place: string): Element | null {
  const list = drawn.querySelector(place)
  const within = list?.querySelector('.names') ?? list
  within?.replaceChildren()
  return list
}

function drawCitation(thread: ThreadOnPage, citation: Element, mention: WireMention): void {
  const { kind, title, excerpt, url, createdAt } = mention
  citation.querySelector('.p-author')?.replaceChildren(nameOf(mention))
  citation.querySelector('.p-name')?.replaceChildren(title)
  for (const deed of citation.querySelectorAll<HTMLElement>('[data-kind]')) {
    if (title || deed.dataset['kind'] !== kind) deed.remove()
  }
  drawLink(citation, null, url)
  drawTime(thread, citation, createdAt)
  citation.querySelector('q')?.replaceChildren(excerpt)
  if (!excerpt) citation.querySelector('q')?.remove()
}

/** Names as the language enumerates them, the list by time, and the count above them. */
function tidy(section: Element): void {
  for (const line of section.querySelectorAll('.names')) enumerate(line)
  const listed = [...section.querySelectorAll('li')].sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  )
  listed[0]?.parentElement?.append(...listed)
  if (listed.length === 0) section.querySelector('ol')?.remove()
  const count = section.querySelectorAll('.h-cite').length
  const heading = section.querySelector('h3')
  if (heading) heading.id = 'mentions-title'
  heading?.replaceChildren(texts.mentions(count))
  if (count === 0) section.remove()
}

function enumerate(line: Element): void {
  const names = [...line.children]
  if (names.length === 0) line.parentElement?.remove()
  const parts = new Intl.ListFormat(texts.language).formatToParts(names.map((_, at) => `${at}`))
  line.replaceChildren(
    ...parts.map(({ type, value }) => (type === 'element' && names[Number(value)]) || value),
  )
}

function keyOf(mention: Element): string {
  return `${mention.querySelector('time')?.dateTime}${mention.id}`
}

/** If there is no name, it is somebody at that site. */
function nameOf(mention: WireMention): string {
  return mention.author ?? hostOf(mention)
}

function hostOf({ url }: WireMention): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
