/** The conversation as the page holds it: its elements, and what the template wrote for us to know. */
export type ThreadOnPage = {
  readonly section: HTMLElement
  readonly list: HTMLElement
  readonly status: HTMLElement
  readonly form: HTMLFormElement | null
  readonly id: string
  readonly version: string
  /** Of the database that counted the version; pages of an older build name none. */
  readonly epoch: string | undefined
  readonly action: string
  readonly reader: string
  readonly printDate: (instant: string) => string
}

export function findThread(section: HTMLElement): ThreadOnPage | null {
  const list = document.getElementById('responses')
  const status = section.querySelector<HTMLElement>('.conversation-status')
  if (list === null || status === null) return null
  const { thread = '', version = '0', epoch, action = '', reader = '' } = section.dataset
  return {
    section,
    list,
    status,
    form: section.querySelector<HTMLFormElement>('#comment-form'),
    id: thread,
    version,
    epoch,
    action,
    reader,
    printDate: datePrinter(section.dataset),
  }
}

/** The same shape as luxon's DATE_FULL, with which the page itself was printed. */
function datePrinter({ language, zone }: DOMStringMap): (instant: string) => string {
  const dates = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
  })
  return instant => dates.format(new Date(instant))
}

export function findComment(id: string): HTMLElement | null {
  return document.getElementById(`comment-${id}`)
}
