import { openConversation } from '../comments.ts'
import { fetchingFirst } from './fetch-first.ts'

/**
 * Nothing has been baked into this conversation, so the first comments to arrive are not new, and until then nobody
 * knows how many there are. The status line is written after every answer, and before the reader is taken anywhere.
 */
export function openUnbaked(section: HTMLElement): void {
  const status = section.querySelector('.conversation-status')
  if (status === null) return
  let isNews = false
  new MutationObserver(() => {
    const isAway = status.querySelector('button') !== null
    section.removeAttribute('aria-busy')
    section.toggleAttribute('data-away', isAway)
    if (isNews || isAway) return
    isNews = true
    status.replaceChildren()
    for (const response of section.querySelectorAll('.new')) response.classList.remove('new')
  }).observe(status, { childList: true })
  openConversation(section, fetchingFirst(section))
}
