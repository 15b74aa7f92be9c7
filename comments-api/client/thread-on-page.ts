/** What `templates/parts/conversation.ts` wrote for us to know, as `data-` attributes. */
type Facts = {
  readonly thread: string
  readonly version: string
  /** Of the database that counted the version. */
  readonly epoch: string
  readonly action: string
  readonly reader: string
  /** How many levels of replies stand inside each other. */
  readonly depth: string
  /** `newest` or `oldest` first. */
  readonly order: string
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
  readonly printDate: (instant: string) => string
}

export function findThread(section: HTMLElement): ThreadOnPage | null {
  // The section is in the page: at the top of it, or at the top of a shadow.
  const root = section.getRootNode() as Document | ShadowRoot
  const list = section.querySelector<HTMLElement>('#responses')
  const status = section.querySelector<HTMLElement>('.conversation-status')
  if (list === null || status === null) return null
  const facts = { ...section.dataset } as Facts
  const form = section.querySelector<HTMLFormElement>('#comment-form')
  return { ...facts, root, section, list, status, form, printDate: datePrinter(facts) }
}

/** The same shape as luxon's DATE_FULL, with which the page itself was printed. */
function datePrinter({ language, zone }: Facts): (instant: string) => string {
  const dates = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  })
  return instant => dates.format(new Date(instant))
}

export function findComment({ root }: ThreadOnPage, id: string): HTMLElement | null {
  return root.getElementById(`comment-${id}`)
}
