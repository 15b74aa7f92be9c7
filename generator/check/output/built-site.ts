import type { HostingRules } from '../../hosting/rules.ts'
import type { PageFacts } from './page-facts.ts'

/** The published folder as its checks see it: read once, asked many times. */
export type BuiltSite = {
  readonly folder: string
  /** The folder as diagnostics name it. */
  readonly shownAs: string
  /** The site's address without a path: `https://example.org`. */
  readonly origin: string
  /** Every published file by its path in the folder, with "/" between folders; the size is in bytes. */
  readonly files: ReadonlyMap<string, { readonly size: number }>
  /** The HTML among them. */
  readonly pages: readonly BuiltPage[]
  readonly rules: HostingRules
}

export type BuiltPage = {
  /** Its path in the folder: `a-title/index.html`. */
  readonly output: string
  /** Its address from the site's root: `/a-title/`. */
  readonly url: string
  readonly facts: PageFacts
}
