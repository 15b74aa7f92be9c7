/**
 * The only script that a page loads by itself. It fetches the rest when the reader comes near the
 * conversation, or was led there by a link.
 */
const section = document.getElementById('conversation')
let opening: Promise<void> | undefined
let isOpen = false
if (section !== null) {
  openWhenNear(section)
  section.addEventListener('click', aimForm)
  section.addEventListener('submit', holdUntilOpen)
}

function openWhenNear(section: HTMLElement): void {
  // A comment that is newer than the page has no element yet to which the browser could have jumped.
  if (/^#(comment-|reply|response-)/.test(location.hash)) {
    open(section)
    return
  }
  const observer = new IntersectionObserver(
    entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      observer.disconnect()
      open(section)
    },
    { rootMargin: '800px' },
  )
  observer.observe(section)
}

function open(section: HTMLElement): Promise<void> {
  opening ??= import('./comments.ts').then(
    comments => {
      comments.openConversation(section)
      isOpen = true
    },
    // Without this script the page is whole and the form is a form: nothing to tell the reader.
    () => undefined,
  )
  return opening
}

/** At once, in the plain form: a reader may press Reply before the rest has arrived, or when it never does. */
function aimForm({ target }: Event): void {
  const id = target instanceof Element && target.closest('.reply')?.getAttribute('data-reply')
  const parent = section?.querySelector<HTMLInputElement>('[name=parent]')
  if (id && parent) parent.value = id
}

/** Sent by the script if it can still come: only the script keeps the words when the service is away. */
async function holdUntilOpen(event: Event): Promise<void> {
  if (isOpen || section === null || !(event.target instanceof HTMLFormElement)) return
  event.preventDefault()
  await open(section)
  if (isOpen) event.target.requestSubmit()
  else event.target.submit()
}
