import type { ThreadOnPage } from '../thread-on-page.ts'

/** In minutes. */
const units = [
  ['minute', 1],
  ['hour', 60],
  ['day', 24 * 60],
] as const
const week = 7 * 24 * 60

/**
 * Shows how long ago something was if it is younger than a week, by the service's clock. The date stays as the link's
 * title.
 */
export function tellTimes({ section, language, ahead }: ThreadOnPage): void {
  // Nothing is updated while nobody is looking.
  if (document.hidden || ahead === undefined) return
  const ago = new Intl.RelativeTimeFormat(language)
  const now = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second')
  const links = [...section.querySelectorAll<HTMLElement>('.permalink')]
  const widths = links.map(link => link.offsetWidth)
  links.forEach((link, index) => {
    const time = link.querySelector('time')
    if (!time) return
    const age = (Date.now() + ahead - Date.parse(time.dateTime)) / 60_000
    const [unit, length] = units.findLast(([, least]) => age >= least) ?? []
    // The words are shorter than the date: what follows on the line must not move.
    if (age < week) {
      link.title ||= time.textContent
      link.style.minInlineSize ||= `${widths[index]}px`
      time.replaceChildren(unit ? ago.format(-Math.floor(age / length), unit) : now)
    } else if (link.title) time.replaceChildren(link.title)
  })
}
