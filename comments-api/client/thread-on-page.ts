import type { WireComment } from '../contract/thread.ts'

/** The `data-` attributes that `templates/parts/conversation.ts` wrote for us. */
type Facts = {
  readonly thread: string
  /** The version that the page shows; it rises with every answer. */
  version: string
  /** Identifies the database that counted the version. */
  epoch: string
  readonly action: string
  readonly reader: string
  /** How many levels of replies are nested. */
  readonly depth: string
  /** `newest` or `oldest` first, as the reader chose. */
  order: string
  /** The number of comments in the whole thread. */
  count: string
  readonly language: string
  readonly zone: string
  /** What a closed conversation says. No `<template>`: text browsers would show that it is closed while it is open. */
  readonly closed?: string
}

/** The conversation on the page: its elements, and what the template wrote. */
export type ThreadOnPage = Facts & {
  /** Where to look up its elements: on another site's page it has a shadow root of its own. */
  readonly root: Document | ShadowRoot
  readonly section: HTMLElement
  readonly list: HTMLElement
  readonly status: HTMLElement
  readonly form: HTMLFormElement | null
  /** Replies to comments that the page does not have yet. */
  readonly waiting: WireComment[]
  /** What arrived and is more than a page shows at once; the newest first. */
  rest?: readonly WireComment[] | undefined
  /** What the form says while something is held. */
  said?: ChildNode | null
  /** How far the service's clock is ahead of the reader's; known once the service has answered. */
  ahead?: number
}

export function findThread(section: HTMLElement): ThreadOnPage | null {
  // The section is at the top level of the page or of a shadow root.
  const root = section.getRootNode() as Document | ShadowRoot
  const list = section.querySelector<HTMLElement>('#responses')
  const status = section.querySelector<HTMLElement>('.conversation-status')
  if (!list || !status) return null
  return {
    ...(section.dataset as Facts),
    root,
    section,
    list,
    status,
    form: section.querySelector<HTMLFormElement>('#comment-form'),
    waiting: [],
  }
}

export function findComment({ root }: ThreadOnPage, id: string): HTMLElement | null {
  return root.getElementById(`comment-${id}`)
}

/** The link to what is older than the comments on the page. */
export function findMore({ section }: ThreadOnPage): HTMLAnchorElement | null {
  return section.querySelector('a.more-responses')
}

/** Also for readers who do not see where the page goes. */
export function leadTo(article: HTMLElement | null | undefined, options?: FocusOptions): void {
  if (!article) return
  article.tabIndex = -1
  article.focus(options)
}
