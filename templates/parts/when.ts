import type { When } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'

/**
 * `language` is told where the date is printed in another one than the words around it, `property`
 * where programs read what happened then: https://microformats.org/wiki/h-entry
 */
export function whenPart(
  when: When,
  language: SafeHtml | false = false,
  property: 'dt-published' | 'dt-updated' | null = null,
): SafeHtml {
  return html`<time${property !== null && html` class="${property}"`} datetime="${when.iso}"${language}>${when.text}</time>`
}
