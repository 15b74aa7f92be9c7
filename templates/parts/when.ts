import type { When } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'

/**
 * `language` is given if the date is in another language than the words around it, `property` if programs should read
 * it: https://microformats.org/wiki/h-entry
 */
export function whenPart(
  when: When,
  language: SafeHtml | false,
  property: 'dt-published' | 'dt-updated' | null = null,
): SafeHtml {
  return html`<time${property !== null && html` class="${property}"`} datetime="${when.iso}"${language}>${when.text}</time>`
}
