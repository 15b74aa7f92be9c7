/**
 * The only script that a page loads by itself. It fetches the rest when the reader comes near the
 * conversation, or was led there by a link.
 */
const section = document.getElementById('conversation')
if (section !== null) {
  openWhenNear(section)
  section.addEventListener('click', aimForm)
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

function open(section: HTMLElement): void {
  import('./comments.ts').then(
    comments => comments.openConversation(section),
    // Without this script the page is whole and the form is a form: nothing to tell the reader.
    () => undefined,
  )
}

/** At once, in the plain form: a reader may press Reply before the rest has arrived, or when it never does. */
function aimForm({ target }: Event): void {
  const id = target instanceof Element && target.closest('.reply')?.getAttribute('data-reply')
  const parent = section?.querySelector<HTMLInputElement>('[name=parent]')
  if (id && parent) parent.value = id
}
