/** Shows times in the moderator's own time zone. Without this script they are in UTC, and say so. */
const ownTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})

for (const time of document.querySelectorAll('time')) {
  // The days in the statistics are in UTC and have no time of day.
  if (!time.dateTime.includes('T')) continue
  time.title = time.textContent
  time.textContent = ownTime.format(new Date(time.dateTime))
}

export {}
