import { pressable } from '../buttons.ts'
import * as texts from '../texts/en/reading.ts'
import * as writingTexts from '../texts/en/writing.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'

/** To one comment, or (with '') back to the post; to what the form replies to already, if not given. */
export type TurnTo = (comment?: string) => void

type Card = {
  readonly thread: ThreadOnPage
  readonly card: HTMLElement
  readonly form: HTMLFormElement
  readonly body: HTMLTextAreaElement
  readonly parent: HTMLInputElement
  readonly heading: HTMLElement
  /** Where it is when it replies to the post. */
  readonly home: Comment
  readonly cancel: HTMLButtonElement
}

/**
 * Places the form under the comment that it replies to, with whatever was typed. Nothing moves on the screen when Reply
 * is pressed, and the reader can go back there from the form.
 */
export function openReplying(
  thread: ThreadOnPage,
  form: HTMLFormElement,
  body: HTMLTextAreaElement,
): TurnTo | null {
  const place = findCard(thread, form, body)
  if (place === null) return null
  const { card, cancel, heading, home, parent } = place
  card.before(home)
  heading.after(cancel)
  form.addEventListener('keydown', ({ which }) => {
    // By its number, as in edit-own.ts.
    if (which === 27 && parent.value !== '') turnBack(place)
  })
  listenForReply(place)
  // If it was pressed before this had loaded.
  replyTo(place, parent.value)
  // A draft may reply to a comment that is newer than the page, and arrives after it.
  new MutationObserver(() => {
    const target = findComment(thread, parent.value)
    if (target && target.nextSibling !== card) holdingStill(card, () => turnTo(place))
  }).observe(thread.list, { childList: true, subtree: true })
  return comment => turnTo(place, comment)
}

function findCard(
  thread: ThreadOnPage,
  form: HTMLFormElement,
  body: HTMLTextAreaElement,
): Card | null {
  const card = form.closest<HTMLElement>('.reply-card')
  const heading = thread.root.getElementById('reply-title')
  const parent = form.querySelector<HTMLInputElement>('[name=parent]')
  if (!card || !heading || !parent) return null
  const home = document.createComment('')
  const cancel = pressable(writingTexts.cancelReply, () => turnBack(place))
  cancel.id = 'cancel-reply'
  const place: Card = { thread, card, form, body, parent, heading, home, cancel }
  return place
}

/** Takes precedence over the script that every reader has, which can only take them to the form. */
function listenForReply(place: Card): void {
  const { root, section } = place.thread
  let selected: Range | null = null
  // Browsers drop the selection before the click.
  section.addEventListener('pointerdown', () => {
    selected = selectedIn(root)
  })
  const listen = (event: Event) => {
    const { target, ctrlKey, metaKey } = event as MouseEvent
    const link =
      target instanceof Element && target.closest<HTMLAnchorElement>('a.reply, [href="#reply"]')
    if (link && !ctrlKey && !metaKey) {
      const reply = link.matches('.reply') && link.search.slice('?to='.length)
      // "Leave a reply" replies to the post, and leads to wherever the form is.
      if (reply) event.preventDefault()
      if (reply) replyTo(place, reply, selectedIn(root) ?? selected)
      else turnTo(place, '')
    }
    selected = null
  }
  root.addEventListener('click', listen, true)
}

function selectedIn(root: Document | ShadowRoot): Range | null {
  const selection = ('getSelection' in root ? root : document).getSelection()
  return selection?.isCollapsed === false ? selection.getRangeAt(0) : null
}

function replyTo(place: Card, comment: string, selected?: Range | null): void {
  const { thread, form, body } = place
  const link = findLink(place, comment)
  const words = findComment(thread, comment)?.querySelector('.words')
  if (!link || !words) return
  holdingStill(link, () => turnTo(place, comment))
  // Whoever pressed before this had loaded may be typing in another field by now.
  if (!form.contains(thread.root.activeElement)) body.focus({ preventScroll: true })
  body.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  if (!selected?.intersectsNode(words)) return
  import('./quote.ts').then(
    ({ quote }) => quote(body, words, selected),
    () => undefined,
  )
}

function turnBack(place: Card): void {
  const link = findLink(place, place.parent.value)
  holdingStill(link ?? place.thread.list, () => turnTo(place, ''))
  // What it replied to may have been deleted meanwhile.
  const next = link ?? place.body
  next.focus({ preventScroll: true })
}

function turnTo({ thread, ...place }: Card, comment = place.parent.value): void {
  const { card, cancel, form, heading, home, parent } = place
  const target = findComment(thread, comment)
  parent.value = comment
  cancel.hidden = comment === ''
  const name = target?.querySelector('.author')?.textContent
  heading.replaceChildren(name ? writingTexts.replyTo(name) : texts.leaveReply)
  const { bottom } = thread.list.getBoundingClientRect()
  moveAfter(target ?? home, card)
  // If it is above the screen, it makes room for itself unseen.
  if (target && target.getBoundingClientRect().bottom < 0)
    scrollBy({ top: thread.list.getBoundingClientRect().bottom - bottom, behavior: 'instant' })
  card.style.setProperty('--level', String(levelOf(card)))
  // Its draft is for another comment now.
  form.dispatchEvent(new Event('change'))
}

function findLink({ thread }: Card, comment: string): HTMLElement | null {
  return findComment(thread, comment)?.querySelector<HTMLElement>('.reply') ?? null
}

/** Changes the page, and keeps in place what the reader is looking at; what is below the screen may move. */
export function holdingStill(element: Element, change: () => void): void {
  const { top } = element.getBoundingClientRect()
  change()
  if (top > innerHeight) return
  scrollBy({ top: element.getBoundingClientRect().top - top, behavior: 'instant' })
}

/** If browsers can move elements within the page, these keep their selection and undo history. */
function moveAfter(place: ChildNode, card: HTMLElement): void {
  const { nextSibling, parentNode } = place
  // The conversation was closed meanwhile: see closing.ts.
  if (nextSibling === card || !card.isConnected) return
  if (parentNode && 'moveBefore' in parentNode) parentNode.moveBefore(card, nextSibling)
  else place.after(card)
}

function levelOf(element: Element): number {
  const response = element.parentElement?.closest('.response')
  return response ? levelOf(response) + 1 : 0
}
