import { html, type SafeHtml } from '../../../templates/html.ts'

const inUtc = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

/** For the pages of the desk: 23 Nov 2026, 14:07 UTC, which the desk's script turns into the moderator's own time. */
export function moment(instant: string): SafeHtml {
  return html`<time datetime="${instant}">${inUtc.format(new Date(instant))} UTC</time>`
}
