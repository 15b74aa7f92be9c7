import { whenNear } from './when-near.ts'

/**
 * The conversation of a post on a page that another generator made. The element's own content is shown until there is
 * more to show: for good if there are no scripts, or if the rest of this one does not load.
 */
class AfterwordComments extends HTMLElement {
  connectedCallback(): void {
    whenNear(this, this.getAttribute('thread'), async () => {
      const { drawConversation } = await import('./embed/draw-conversation.ts')
      if (this.isConnected && this.shadowRoot === null) drawConversation(this)
    })
  }
}

// A page may load two of these scripts.
if (!customElements.get('afterword-comments')) {
  customElements.define('afterword-comments', AfterwordComments)
}
