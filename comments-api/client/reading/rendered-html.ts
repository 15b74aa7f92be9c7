type HtmlPolicy = { createHTML(markup: string): string }
type PolicyFactory = {
  createPolicy<Rules>(name: string, rules: Rules): Rules
}

declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory
  }
}

const rules: HtmlPolicy = { createHTML: markup => markup }
const policy = window.trustedTypes?.createPolicy('afterword', rules) ?? rules

/**
 * The one place where markup becomes elements: a comment's body, which the service rendered and sanitised, or markup
 * that the client brought along. `words` must be a new element that nobody sees yet.
 */
export function fillWithRenderedHtml(words: Element, rendered: string): void {
  words.innerHTML = policy.createHTML(rendered)
}
