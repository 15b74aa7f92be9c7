import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { countWords, drawerOf, plainOf } from '../../../templates/scripts/search-words.ts'
import { hashOf } from '../../content/records.ts'
import type { Hashes } from '../../publish/build-record.ts'
import { countLatinFaster } from '../../search/count-latin-words.ts'
import { type IndexOptions, openIndex } from '../../search/write-index.ts'

/** Writes finished pages, and the index of the search out of them. */
export type SiteWriter = {
  write(output: string, page: string): void
  /** After all pages; answers with their hashes. */
  finish(): Hashes
}

export function openSite(options: IndexOptions): SiteWriter {
  // The index splits texts into words as the search page does with what is typed: by the same code.
  const index = openIndex(options, {
    drawerOf,
    countWords: countLatinFaster(text => countWords(plainOf(text))),
  })
  const folders = new Set<string>()
  const hashes = new Map<string, string>()
  return {
    write: (output, page) => {
      const path = join(options.staging, output)
      const folder = dirname(path)
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
      folders.add(folder)
      writeFileSync(path, page)
      hashes.set(output, hashOf(page))
      index.read(output, page)
    },
    finish: () => {
      index.finish()
      return hashes
    },
  }
}
