import { looksLiteral } from '../text/literals-in-text.ts'
import { type Element, isWithin } from './element.ts'
import type { Watcher } from './parse-html.ts'

/** Whether words outside of code look like a link. The Markdown then tells whether one was meant. */
export function watchLiterals(): { hasLiterals: () => boolean; watcher: Watcher } {
  let found = false
  return {
    hasLiterals: () => found,
    watcher: {
      text: (text, parent) => {
        if (!found && looksLiteral(text) && !isCode(parent)) found = true
      },
    },
  }
}

const codes = ['code', 'pre', 'script', 'style', 'textarea']

function isCode(parent: Element | null): boolean {
  return codes.some(name => isWithin(parent, name))
}
