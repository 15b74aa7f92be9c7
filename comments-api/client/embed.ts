import { whenNear } from './when-near.ts'

/**
 * The conversation of a post on a page that another generator made. The element's own content is shown until there is
 * more to show: for good if there are no scripts, or if the rest of this one does not load.
 */
class AfterwordComments extends HTMLElement {
  #isWatched = false

  connectedCallback(): void {
    // A link of the page may lead to a comment far below.
    addEventListener('hashchange', this)
    // A page may move it.
    if (this.#isWatched) return
    this.#isWatched = true
    whenNear(this, this.getAttribute('thread'), () => this.#draw())
  }

  /** A page may go on without it for hours. */
  disconnectedCallback(): void {
    removeEventListener('hashchange', this)
  }

  handleEvent(): void {
    if (/^#comment/.test(location.hash)) this.#draw()
  }

  async #draw(): Promise<void> {
    const { draw } = await import('./embed/draw-conversation.ts')
      // As in anew.ts, which would be one more script to load before this one.
      .catch(({ message }) => import(`${message.match(/http.*/)}#${Date.now()}`))
    draw(this)
  }
}

// A page may load two of these scripts.
if (!customElements.get('afterword-comments')) {
  customElements.define('afterword-comments', AfterwordComments)
}
