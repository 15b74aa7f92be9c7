/** Fetches what a conversation needs when its reader comes near it. It stands in the page, or in a shadow there. */
export function openWhenNear(section: HTMLElement): void {
  let opening: Promise<boolean> | undefined
  const open = () => {
    opening ??= import('./comments.ts').then(
      comments => {
        comments.openConversation(section)
        return true
      },
      // Without this script the page is whole and the form is a form: nothing to tell the reader.
      () => false,
    )
    return opening
  }
  section.addEventListener('click', event => {
    if (event.defaultPrevented) return
    // The script that was asked for brings the form to where the reader is.
    aimForm(section, event, { preventScroll: opening !== undefined })
  })
  // Sent by the script if it can still come: only the script keeps the words when the service is away.
  section.addEventListener('submit', async event => {
    // Of an event in a shadow nothing is known any more after the first `await`.
    const form = event.target
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
    event.preventDefault()
    if (await open()) form.requestSubmit()
    else form.submit()
  })
  whenNear(section, open)
}

function whenNear(section: HTMLElement, open: () => void): void {
  // A comment that is newer than the page has no element yet to which the browser could have jumped.
  if (/^#(comment-|reply|response-)/.test(location.hash)) {
    open()
    return
  }
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some(entry => entry.isIntersecting)) return
      observer.disconnect()
      open()
    },
    { rootMargin: '800px' },
  ).observe(section)
}

/**
 * At once, in the plain form: a reader may press Reply before the rest has arrived, or when it never does. Who asks
 * for another tab gets the page that readers without scripts get.
 */
function aimForm(section: HTMLElement, event: MouseEvent, options: FocusOptions): void {
  const { target, ctrlKey, metaKey } = event
  const link = target instanceof Element && target.closest<HTMLElement>('.reply')
  const parent = section.querySelector<HTMLInputElement>('[name=parent]')
  if (!link || !parent || ctrlKey || metaKey) return
  event.preventDefault()
  parent.value = link.dataset['reply'] ?? ''
  section.querySelector('textarea')?.focus(options)
}
