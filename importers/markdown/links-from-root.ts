import type { Files } from '../source.ts'
import { replaceReferences } from './replace-references.ts'

export type Around = {
  readonly files: Files
  /** The address of a text of the site that a link means; `null` for what is none. */
  pageOf(reference: string): string | null
  /** What a relative address means. */
  resolve(reference: string): string
}

/** A link within the old site as it leads from anywhere; files that come along stay as they are, and parts of the page. */
export function linksFromRoot(markdown: string, { files, pageOf, resolve }: Around): string {
  return replaceReferences(markdown, reference => {
    // A tag that nobody knows here, which stays as it was written.
    if (/^\{[{%]/.test(reference)) return null
    if (reference === '' || /^(?:[a-z][a-z0-9+.-]*:|#|\?|\/\/)/i.test(reference)) return null
    if (files.find(reference) !== null) return null
    const [path = '', fragment] = reference.split('#', 2)
    const page = pageOf(path)
    if (page !== null) return fragment === undefined ? page : `${page}#${fragment}`
    return reference.startsWith('/') ? null : resolve(reference)
  })
}
