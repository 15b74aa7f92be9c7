import type { WireComment } from '../contract/thread.ts'

/** What `templates/parts/conversation.ts` wrote for us to know, as `data-` attributes. */
type Facts = {
  readonly thread: string
  /** The version that the page shows; it rises with every answer. */
  version: string
  /** Names the database that counted the version. */
  epoch: string
  readonly action: string
  readonly reader: string
  /** How many levels of replies stand inside each other. */
  readonly depth: string
  /** `newest` or `oldest` first, as the reader likes. */
  order: string
  /** The number of responses in the whole thread. */
  count: string
  readonly language: string
  readonly zone: string
}

/** The conversation as the page holds it: its elements, and what the template wrote. */
export type ThreadOnPage = Facts & {
  /** Where its elements are looked up: on another's page it stands in a shadow of its own. */
  readonly root: Document | ShadowRoot
  readonly section: HTMLElement
  readonly list: HTMLElement
  readonly status: HTMLElement
  readonly form: HTMLFormElement | null
  /** Answers to comments that the page does not have yet. */
  readonly waiting: WireComment[]
  /** What came, and is more than a page shows at once; the newest first. */
  rest?: readonly WireComment[] | undefined
  /** How far the service's clock is ahead of the reader's; known when the service has spoken. */
  ahead?: number
}

export function findThread(section: HTMLElement): ThreadOnPage | null {
  // The section is in the page: at the top of it, or at the top of a shadow.
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

/** The link to what is older than what the page has. */
export function findMore({ section }: ThreadOnPage): HTMLAnchorElement | null {
  return section.querySelector('a.more-responses')
}

/** Also for those who do not see where the page goes. */
export function leadTo(article: HTMLElement | null): void {
  if (!article) return
  article.tabIndex = -1
  article.focus()
}
