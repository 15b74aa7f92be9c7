import { hashOf } from '../content/records.ts'
import type { Resolved } from '../markdown/surroundings.ts'
import type { Feed, HtmlPage, Sitemap } from './pages.ts'

/** A text to render into a page: which file, in which state, and where its local references lead. */
export type Body = {
  readonly source: string
  readonly hash: string
  /** By plain spelling. */
  readonly references: Readonly<Record<string, Resolved>>
}

/** What stands at one output path. */
export type Showing =
  | { readonly kind: 'html'; readonly page: HtmlPage; readonly body: Body | null }
  | { readonly kind: 'feed'; readonly feed: Feed; readonly bodies: readonly Body[] }
  | { readonly kind: 'sitemap'; readonly map: Sitemap }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'copy'; readonly hash: string; readonly from: string }

export type PlanEntry = {
  /** Relative to the output folder, with "/" between folders. */
  readonly output: string
  /** A hash of everything that the page reads: equal fingerprints mean equal bytes. */
  readonly fingerprint: string
  readonly showing: Showing
}

/** `ground` is a hash of what every page reads: the site's facts, the templates, the generator itself. */
export function planEntry(ground: string, output: string, showing: Showing): PlanEntry {
  return { output, fingerprint: fingerprintOf(ground, showing), showing }
}

function fingerprintOf(ground: string, showing: Showing): string {
  // A copy is its bytes, wherever they were found.
  if (showing.kind === 'copy') return hashOf(showing.hash)
  return hashOf(`${ground}${JSON.stringify(showing)}`)
}

/** `/a/` is written to `a/index.html`, `/a.html` to `a.html`. */
export function outputOf(url: string): string {
  return url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1)
}
