import type { SearchedPost } from '../../plan/search.ts'
import type { Hashes } from '../../publish/record-outputs.ts'
import { type IndexOptions, openIndex, type ToldWords } from '../../search/write-index.ts'
import { splitting } from './splitting.ts'
import { openFolder } from './write-pages.ts'

/** Writes finished pages, and the search index made from them. */
export type SiteWriter = {
  write(output: string, page: string): void
  /** The post of a page whose words the index needs. */
  searched(output: string): SearchedPost | undefined
  /** Notes a page that the second thread has written. */
  note(output: string, written: Written): void
  /** Called after all pages. Returns the hashes of everything written. */
  finish(): Hashes
}

export type Written = { readonly hash: string; readonly words: ToldWords | null }

export function openSite(options: IndexOptions): SiteWriter {
  const folder = openFolder(options.staging)
  const hashes = new Map<string, string>()
  const write = (output: string, text: string) => {
    hashes.set(output, folder.write(output, text))
  }
  const index = openIndex(options, { splitting, write })
  return {
    write: (output, page) => {
      write(output, page)
      index.read(output, page)
    },
    searched: index.searched,
    note: (output, { hash, words }) => {
      hashes.set(output, hash)
      if (words !== null) index.take(output, words)
    },
    finish: () => {
      index.finish()
      return hashes
    },
  }
}
