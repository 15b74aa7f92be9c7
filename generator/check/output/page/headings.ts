import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

/**
 * A page must have one h1 and skip no level further down: screen readers offer the headings as its table of contents.
 */
export function watchHeadings(reading: Reading): Watcher {
  let level = 0
  let hasTitle = false
  return {
    open: element => {
      const [, digit] = /^h([1-6])$/.exec(element.name) ?? []
      if (digit === undefined || element.isInert) return
      const own = Number(digit)
      if (own === 1 && hasTitle) reading.report(secondTitle, element)
      else if (own > level + 1 && level > 0) reading.report(skipped(level, own), element)
      hasTitle ||= own === 1
      level = own
    },
    end: () => {
      if (!hasTitle) reading.reportPage(noTitle)
    },
  }
}

const secondTitle = {
  code: 'heading-order',
  message: 'the page has an h1 already: its title',
  hint: 'Begin with h2, which is "##" in Markdown.',
} as const

const noTitle = {
  code: 'heading-order',
  message: 'the page has no h1',
  hint: 'Give it one heading of the first level that says what it is.',
} as const

function skipped(from: number, to: number) {
  return {
    code: 'heading-order',
    message: `an h${to} follows an h${from}`,
    hint: `Write h${from + 1} ("${'#'.repeat(from + 1)}"), or put a heading of that level above.`,
  } as const
}
