const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

/** For the pages of the desk: 23 Nov 2026, 14:07 UTC, the same for every moderator, wherever they are. */
export function printed(instant: string): string {
  return `${moment.format(new Date(instant))} UTC`
}
