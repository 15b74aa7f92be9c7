import { readFileSync } from 'node:fs'
import type { Index } from '../../content/read-content.ts'
import { plainReference } from '../../content/references.ts'
import type { PlanEntry } from '../../plan/entries.ts'
import type { Place } from './page-facts.ts'
import { type PlacesInText, placesInText } from './places-in-text.ts'

/** What an author wrote that a page shows; it is looked through only for the sake of a mistake. */
export type WrittenText = {
  /** As diagnostics name it. */
  readonly file: string
  readonly places: () => PlacesInText
}

/** The Markdown of a page that has one. */
export function openMarkdown(
  index: Index,
  entry: PlanEntry | undefined,
  shownAs: string,
): WrittenText[] {
  if (entry?.showing.kind !== 'html' || entry.showing.body === null) return []
  const { source, references } = entry.showing.body
  const post = index.published.get(source)
  const places = remember(() =>
    placesInText(index.bodyOf(source), {
      firstLine: post?.bodyLine ?? 1,
      leadImage: leadImageOf(index, source),
      publish: reference => references[plainReference(reference)]?.url ?? reference,
    }),
  )
  return [{ file: `${shownAs}/${source}`, places }]
}

function leadImageOf(index: Index, source: string): (Place & { reference: string }) | null {
  const image = index.published.get(source)?.image ?? null
  if (image === null) return null
  return { ...index.placeOf(source, { key: 'image' }), reference: image.reference }
}

/** `site.yaml`, whose navigation stands in every page. */
export function openSettings(path: string, shownAs: string): WrittenText {
  return {
    file: `${shownAs}/site.yaml`,
    places: remember(() => ({
      links: addressesIn(readFileSync(path, 'utf8')),
      silentImages: [],
      headings: [],
      tags: [],
    })),
  }
}

function addressesIn(yaml: string): (Place & { readonly url: string })[] {
  return yaml.split('\n').flatMap((text, line) =>
    [...text.matchAll(/\burl:\s*(?:"([^"]*)"|'([^']*)'|([^\s,}]+))/dg)].map(found => {
      const group = [1, 2, 3].find(number => found[number] !== undefined) ?? 0
      const column = (found.indices?.[group]?.[0] ?? 0) + 1
      return { url: found[group] ?? '', line: line + 1, column }
    }),
  )
}

function remember<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}
