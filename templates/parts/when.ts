import type { When } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'

export function whenPart(when: When): SafeHtml {
  return html`<time datetime="${when.iso}">${when.text}</time>`
}
