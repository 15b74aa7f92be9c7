import { aimForm } from './aim-form.ts'
import { whenNear } from './when-near.ts'

/**
 * The only script that a page loads by itself. It loads the rest when the reader comes near the conversation, follows a
 * link to it, or has unsent words there.
 */
const section = document.getElementById('conversation')
if (section) openOnDemand(section)

function openOnDemand(section: HTMLElement): void {
  let opening: Promise<boolean> | undefined
  const open = () => {
    opening ??= import('./comments.ts').then(
      comments => {
        comments.openConversation(section)
        return true
      },
      // Without this script the page is whole and the form still works, so there is nothing to tell the reader.
      () => false,
    )
    return opening
  }
  section.addEventListener('click', event => {
    // The loaded script brings the form to where the reader is.
    aimForm(section, event, { preventScroll: Boolean(opening) })
  })
  // Sent by the script if it can still load: only the script keeps the words if the service is away.
  section.addEventListener('submit', async event => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    if (await open()) event.target.requestSubmit()
    else event.target.submit()
  })
  whenNear(section, section.dataset['thread'], open)
}
