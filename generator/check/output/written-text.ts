import { readFileSync } from 'node:fs'
import type { Index } from '../../content/read-content.ts'
import { plainReference } from '../../content/references.ts'
import type { Place } from '../../diagnostic.ts'
import type { Resolved } from '../../markdown/surroundings.ts'
import type { PlanEntry } from '../../plan/entries.ts'
import { rememberOne } from '../../remember.ts'
import type { Clue } from './page-facts.ts'
import { noPlaces, type PlacesInText, placesInText } from './places-in-text.ts'

/** A text of the author's that a page shows. It is parsed only if there is a mistake to find in it. */
export type WrittenText = {
  /** The name of the file in diagnostics. */
  readonly file: string
  readonly places: () => PlacesInText
  /** The text as it is written, or "" if it is not Markdown. */
  readonly markdown: () => string
  /** Quick tests: if false, only a template can have written the element, and the text need not be parsed. */
  readonly mayHoldElement: (clue: Clue) => boolean
  readonly mayHoldAddress: (url: string) => boolean
}

/** The Markdown of a page, or nothing if the page has none. */
export function openMarkdown(
  index: Index,
  entry: PlanEntry | undefined,
  shownAs: string,
): WrittenText[] {
  const showing = entry?.show()
  if (showing?.kind !== 'html' || showing.body === null) return []
  const { source, references } = showing.body
  const markdown = rememberOne(() => index.bodyOf(source))
  const places = rememberOne(() =>
    placesInText(markdown(), {
      firstLine: index.published.get(source)?.bodyLine ?? 1,
      leadImage: leadImageOf(index, source),
      publish: reference => publishedAs(references[plainReference(reference)]) ?? reference,
    }),
  )
  const published = new Set(
    Object.values(references).flatMap(resolved => [resolved.url, publishedAs(resolved)]),
  )
  const image = index.published.get(source)?.image?.reference
  const mayHoldAddress = (url: string) =>
    published.has(url) || image === url || holdsAddress(markdown(), url)
  return [
    {
      file: `${shownAs}/${source}`,
      places,
      markdown,
      mayHoldAddress,
      mayHoldElement: clue =>
        holdsTag(markdown(), clue) ||
        (clue.url !== null && clue.tag.startsWith('<a ') && mayHoldAddress(clue.url)),
    },
  ]
}

/** An image is published at another address than its file. */
function publishedAs(resolved: Resolved | undefined): string | undefined {
  return resolved?.shown?.url ?? resolved?.url
}

/** An address can be spelled in several ways in Markdown. Its longest word is the same in all of them. */
function holdsAddress(text: string, url: string): boolean {
  if (url === '' || text.includes(url)) return true
  if (!text.includes('\\') && !/[%&]|[^!-~]/.test(url)) return false
  const words = url.replace(/%[\da-f]{2}/gi, ' ').split(/[\W_]+/)
  return text.includes(words.toSorted((a, b) => b.length - a.length)[0] ?? '')
}

/** The tag of a heading comes from Markdown, so it cannot be searched for. */
function holdsTag(text: string, { tag }: Clue): boolean {
  const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? ''
  return (
    /^h[1-6]$/i.test(name) || new RegExp(`</?${RegExp.escape(name)}(?=[\\s/>])`, 'i').test(text)
  )
}

function leadImageOf(index: Index, source: string): (Place & { reference: string }) | null {
  const image = index.published.get(source)?.image ?? null
  if (image === null) return null
  return { ...index.placeOf(source, { key: 'image' }), reference: image.reference }
}

/** `site.yaml`, whose links are on every page. */
export function openSettings(path: string, shownAs: string): WrittenText {
  return {
    file: `${shownAs}/site.yaml`,
    places: rememberOne(() => ({ ...noPlaces, links: addressesIn(readFileSync(path, 'utf8')) })),
    markdown: () => '',
    mayHoldElement: () => true,
    mayHoldAddress: () => true,
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
