/** Says the desk's moments in the moderator's own zone. Without it they are in UTC, and say so. */
const ownTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})

for (const time of document.querySelectorAll('time')) {
  // A day of the numbers is one of UTC: it has no time to tell.
  if (!time.dateTime.includes('T')) continue
  time.title = time.textContent
  time.textContent = ownTime.format(new Date(time.dateTime))
}

export {}
