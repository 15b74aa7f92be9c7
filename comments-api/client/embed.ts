import { whenNear } from './when-near.ts'

/**
 * The conversation of a post on a page that was made by something else. What stands within the element is shown
 * until there is more to show: without scripts, and when the rest of this one does not arrive, for good.
 */
class AfterwordComments extends HTMLElement {
  connectedCallback(): void {
    whenNear(this, this.getAttribute('thread'), async () => {
      const { drawConversation } = await import('./embed/draw-conversation.ts')
      if (this.isConnected && this.shadowRoot === null) drawConversation(this)
    })
  }
}

// Two of these scripts may be on one page.
if (!customElements.get('afterword-comments')) {
  customElements.define('afterword-comments', AfterwordComments)
}
