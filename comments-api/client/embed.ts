import { whenNear } from './when-near.ts'

/**
 * The conversation of a post on a page that another generator made. The element's own content is shown until there is
 * more to show: for good if there are no scripts, or if the rest of this one does not load.
 */
class AfterwordComments extends HTMLElement {
  connectedCallback(): void {
    const draw = async () => {
      const { drawConversation } = await import('./embed/draw-conversation.ts')
      if (this.isConnected && !this.shadowRoot) drawConversation(this)
    }
    whenNear(this, this.getAttribute('thread'), draw)
    // A link of the page may lead to a comment far below.
    addEventListener('hashchange', () => {
      if (/^#comment/.test(location.hash)) draw()
    })
  }
}

// A page may load two of these scripts.
if (!customElements.get('afterword-comments')) {
  customElements.define('afterword-comments', AfterwordComments)
}
