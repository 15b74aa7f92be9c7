import type { Post } from '../content/post.ts'
import { hashOf } from '../hash-of.ts'
import type { Resolved } from '../markdown/surroundings.ts'
import { rememberOne } from '../remember.ts'
import type { Listed } from './listed.ts'
import type { Making } from './making.ts'
import type { HtmlPage } from './pages.ts'
import type { CommentsFeed, Feed, FeedFormat } from './showing/feeds.ts'
import type { Sitemap } from './showing/sitemap.ts'

/** A text to render into a page: which file, in which state, and where its local references lead. */
export type Body = {
  readonly source: string
  readonly hash: string
  readonly language: string
  /** By plain spelling. */
  readonly references: Readonly<Record<string, Resolved>>
}

/** What an output path will contain. */
export type Showing =
  | { readonly kind: 'html'; readonly page: HtmlPage; readonly body: Body | null }
  | {
      readonly kind: 'feed'
      readonly format: FeedFormat
      readonly feed: Feed
      readonly bodies: readonly Body[]
    }
  | { readonly kind: 'comments-feed'; readonly feed: CommentsFeed }
  | { readonly kind: 'sitemap'; readonly map: Sitemap }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'copy'
      readonly hash: string
      readonly from: string
      /**
       * Set if the file has to be made first; `hash` is then the key under which it is kept, and `from` is not known
       * yet.
       */
      readonly making?: Making
    }

export type PlanEntry = {
  /** Relative to the output folder, with "/" between folders. */
  readonly output: string
  /** A hash of everything that the page reads: equal fingerprints mean equal bytes. */
  readonly fingerprint: string
  readonly kind: Showing['kind']
  /** What the sitemap says about the page, if it is listed there. */
  listed(): Listed
  /** Composed when it is first needed: most pages are neither stale nor looked at. */
  show(): Showing
}

/** The ingredients of an entry: how to compose what it shows, and everything that decides whether that has changed. */
export type Sketch = {
  readonly kind: Showing['kind']
  /** Posts of which it shows more than lists do: any change in their files makes it stale. */
  readonly texts: readonly Post[]
  /** Everything else that `show` reads, apart from the ground; hashed as JSON. */
  from(): readonly unknown[]
  listed?(): Listed
  show(): Showing
}

/** The last plan, if only some texts have changed since: whatever shows none of them keeps its fingerprint. */
export type KnownPlan = {
  isChanged(text: Post): boolean
  fingerprintOf(output: string): string | undefined
}

type PlanBasis = {
  /** A hash of what all entries of its kind read: the site, the templates, the generator itself. */
  readonly ground: string
  readonly known: KnownPlan | undefined
}

export function sketchEntry(basis: PlanBasis, output: string, sketch: Sketch): PlanEntry {
  const { kind, listed = () => null, show } = sketch
  const fingerprint = knownFingerprint(basis, output, sketch) ?? fingerprintOf(basis, sketch)
  return { output, fingerprint, kind, listed, show: rememberOne(show) }
}

function knownFingerprint({ known }: PlanBasis, output: string, { texts }: Sketch) {
  if (known === undefined || texts.some(known.isChanged)) return undefined
  return known.fingerprintOf(output)
}

function fingerprintOf({ ground }: PlanBasis, { kind, texts, from }: Sketch): string {
  return hashOf(JSON.stringify([ground, kind, texts.map(fileIngredients), from()]))
}

/** Covers everything that was read from a post's file, since that depends only on its bytes and the ground. */
export function fileIngredients({ source, hash }: Post): readonly [string, string] {
  return [source, hash]
}

/** An entry for what has already been composed. */
export function planEntry(ground: string, output: string, showing: Showing): PlanEntry {
  const { kind } = showing
  // Copies of the same bytes are equal, wherever the bytes are read from.
  const fingerprint =
    showing.kind === 'copy' ? showing.hash : hashOf(JSON.stringify([ground, kind, showing]))
  return { output, fingerprint, kind, listed: () => null, show: () => showing }
}

/** `/a/` is written to `a/index.html`, `/a.html` to `a.html`. */
export function outputOf(url: string): string {
  return url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1)
}
