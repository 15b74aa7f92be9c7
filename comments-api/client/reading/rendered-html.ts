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
 * The one place where markup becomes elements: the body of a comment, which the service rendered and
 * sanitised, or what the client brought along itself. `words` must be an element that the client has just made and
 * nobody sees yet.
 */
export function fillWithRenderedHtml(words: Element, rendered: string): void {
  words.innerHTML = policy.createHTML(rendered)
}
