import type { Files } from '../source.ts'
import { replaceReferences } from './replace-references.ts'

type Around = {
  readonly files: Files
  /** The address of the text that a link means; `null` if it means none. */
  pageOf(reference: string): string | null
  /** Returns what a relative address means, from the root. */
  resolve(reference: string): string
}

/**
 * Makes links within the old site lead there from any page. Links to files that are copied stay, and so do fragments.
 */
export function linksFromRoot(markdown: string, { files, pageOf, resolve }: Around): string {
  return replaceReferences(markdown, reference => {
    // A tag that was not understood, and stays as it was written.
    if (/^\{[{%]/.test(reference)) return null
    if (reference === '' || /^(?:[a-z][a-z0-9+.-]*:|#|\?|\/\/)/i.test(reference)) return null
    if (files.find(reference) !== null) return null
    const [path = '', fragment] = reference.split('#', 2)
    const page = pageOf(path)
    if (page !== null) return fragment === undefined ? page : `${page}#${fragment}`
    return reference.startsWith('/') ? null : resolve(reference)
  })
}
