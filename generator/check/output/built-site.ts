import { readdirSync, statSync } from 'node:fs'
import { join, posix, relative, resolve } from 'node:path'
import type { BuiltContent } from '../../build-report.ts'
import { hashOfCode } from '../../code-hash.ts'
import { bySource } from '../../compare-text.ts'
import type { FoundFile } from '../../content/find-files.ts'
import { shownPath } from '../../diagnostic.ts'
import { hashOf } from '../../hash-of.ts'
import { type HostingRules, readHostingRules } from '../../hosting/rules.ts'
import type { PlanEntry } from '../../plan/entries.ts'
import { root } from '../../root.ts'
import type { PageFacts } from './page-facts.ts'
import { readPages } from './page-records.ts'
import { openMarkdown, openSettings, type WrittenText } from './written-text.ts'

/** The published folder as the checks see it. */
export type BuiltSite = {
  readonly folder: string
  /** The name of the folder in diagnostics. */
  readonly shownAs: string
  /** The site's address without a path: `https://example.org`. */
  readonly origin: string
  /** Every published file by its path in the folder, with "/" between folders. Sizes are in bytes. */
  readonly files: ReadonlyMap<string, { readonly size: number }>
  /** The HTML files. */
  readonly pages: readonly BuiltPage[]
  readonly rules: HostingRules
  /** The largest size of an image, in bytes, that is not reported. */
  readonly largestImage: number
  /** How many pages had to be parsed. The facts of the others were remembered. */
  readonly parsed: number
}

export type BuiltPage = {
  /** Path in the published folder: `a-title/index.html`. */
  readonly output: string
  /** Address from the site's root: `/a-title/`. */
  readonly url: string
  /** The file to name in a diagnostic when the mistake is not in a text of the author's. */
  readonly file: string
  readonly facts: PageFacts
  /** The texts of the author's that the page shows: first its Markdown if it has any, last the settings of the site. */
  readonly texts: readonly WrittenText[]
}

type ReadingOptions = {
  readonly content: string
  readonly output: string
  readonly cache: string
  readonly useCache: boolean
}

export function readBuiltSite(built: BuiltContent, options: ReadingOptions): BuiltSite {
  const folder = resolve(options.output)
  const [shownAs, content] = [shownPath(folder), shownPath(options.content)]
  const found = filesIn(folder)
  const entries = new Map(built.entries.map(entry => [entry.output, entry]))
  const settings = openSettings(join(options.content, 'site.yaml'), content)
  const { facts, parsed } = readPages(
    found.filter(({ source }) => source.endsWith('.html')),
    {
      path: join(options.cache, 'checks', hashOf(folder)),
      ground: hashOfCode(root),
      useCache: options.useCache,
    },
  )
  return {
    folder,
    shownAs,
    origin: built.site.url,
    files: new Map(found.map(({ source, size }) => [source, { size }])),
    pages: [...facts].map(([output, ofPage]) => ({
      output,
      url: urlOf(output),
      file: fileOf(entries.get(output), posix.join(shownAs, output), options.cache),
      facts: ofPage,
      texts: [...openMarkdown(built.index, entries.get(output), content), settings],
    })),
    rules: readHostingRules(folder),
    largestImage: built.site.checks.largestImage * 1_000,
    parsed,
  }
}

function filesIn(folder: string): FoundFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      // Publishing links unchanged files, which changes their ctime.
      const { size, mtimeMs } = statSync(path)
      return { source: posix.normalize(relative(folder, path)), path, size, modified: mtimeMs }
    })
    .sort(bySource)
}

export function urlOf(output: string): string {
  return `/${output.replace(/(^|\/)index\.html$/, '$1')}`
}

/**
 * A copied page is the author's own file and is named as such. What the owner's templates wrote is copied too, but from
 * the cache, so it is named by its place in the published folder.
 */
function fileOf(entry: PlanEntry | undefined, output: string, cache: string): string {
  const showing = entry?.show()
  if (showing?.kind !== 'copy') return output
  const { from } = showing
  return relative(resolve(cache), resolve(from)).startsWith('..') ? shownPath(from) : output
}
