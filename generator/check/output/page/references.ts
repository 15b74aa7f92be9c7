import type { Reference } from '../page-facts.ts'
import { addressesInSrcset } from '../srcset.ts'
import { type Element, isUndrawn } from './element.ts'
import type { Watcher } from './parse-html.ts'
import type { Reading } from './reading.ts'

type Use = Reference['use']
type Found = { readonly use: Use; readonly url: string; readonly attribute: string }

/** Everything that the page leads to or loads, except for links in comments: those are not the author's to mend. */
export function watchReferences(reading: Reading): {
  references: ReadonlyMap<string, Reference>
  watcher: Watcher
} {
  const references = new Map<string, Reference>()
  return {
    references,
    watcher: {
      open: element => {
        if (element.isInert || element.written.length === 0) return
        for (const { use, url, attribute } of referencesOf(element)) {
          const { nonce } = element.attributes
          const key = `${use} ${nonce ?? ''} ${url}`
          if (references.has(key)) continue
          const place = reading.placeOfAttribute(element, attribute)
          references.set(key, { ...place, url, use, ...(nonce === undefined ? {} : { nonce }) })
        }
      },
    },
  }
}

function referencesOf(element: Element): readonly Found[] {
  const { attributes, name } = element
  const find = finders.get(name)
  const own = find === undefined ? [] : find(element)
  return attributes['ping'] === undefined
    ? own
    : [
        ...own,
        ...wordsOf(element, 'ping').map(url => ({
          use: 'connect' as const,
          url,
          attribute: 'ping',
        })),
      ]
}

type Finder = (element: Element) => readonly Found[]

/** The functions that list references, by the name of the element. */
const finders: ReadonlyMap<string, Finder> = new Map(
  Object.entries<Finder>({
    a: element => (isOfReader(element) || isUndrawn(element) ? [] : at(element, 'href', 'link')),
    area: element => at(element, 'href', 'link'),
    audio: element => at(element, 'src', 'media'),
    base: element => at(element, 'href', 'base'),
    button: element => at(element, 'formaction', 'form'),
    embed: element => at(element, 'src', 'object'),
    form: element => at(element, 'action', 'form'),
    frame: element => at(element, 'src', 'frame'),
    iframe: element => at(element, 'src', 'frame'),
    image: element => [...at(element, 'href', 'image'), ...at(element, 'xlink:href', 'image')],
    img: element => [...at(element, 'src', 'image'), ...candidates(element, 'srcset')],
    input: element => [...at(element, 'src', 'image'), ...at(element, 'formaction', 'form')],
    link: linked,
    meta: described,
    object: element => at(element, 'data', 'object'),
    script: element => at(element, 'src', 'script'),
    source: element => [...at(element, 'src', 'media'), ...candidates(element, 'srcset')],
    // An obsolete attribute that browsers still load.
    table: element => at(element, 'background', 'image'),
    td: element => at(element, 'background', 'image'),
    th: element => at(element, 'background', 'image'),
    tr: element => at(element, 'background', 'image'),
    track: element => at(element, 'src', 'media'),
    use: element => [...at(element, 'href', 'image'), ...at(element, 'xlink:href', 'image')],
    video: element => [...at(element, 'src', 'media'), ...at(element, 'poster', 'image')],
  }),
)

function at({ attributes }: Element, attribute: string, use: Use): readonly Found[] {
  const url = attributes[attribute]?.trim()
  return url === undefined ? [] : [{ use, url, attribute }]
}

/** Comments mark their links with `rel="ugc"`, for user-generated content. */
function isOfReader(element: Element): boolean {
  return wordsOf(element, 'rel').includes('ugc')
}

function candidates({ attributes }: Element, attribute: string): readonly Found[] {
  const urls = addressesInSrcset(attributes[attribute] ?? '')
  return urls.map(url => ({ use: 'image', url, attribute }))
}

const usesByDestination: ReadonlyMap<string, Use> = new Map(
  Object.entries<Use>({
    audio: 'media',
    fetch: 'connect',
    font: 'font',
    image: 'image',
    script: 'script',
    style: 'style',
    track: 'media',
    video: 'media',
  }),
)

const usesByRelation: ReadonlyMap<string, Use> = new Map(
  Object.entries<Use>({
    'apple-touch-icon': 'image',
    icon: 'image',
    manifest: 'manifest',
    modulepreload: 'script',
    stylesheet: 'style',
  }),
)

/** They only ask to open a connection early. */
const hints = new Set(['preconnect', 'dns-prefetch'])

function linked(element: Element): readonly Found[] {
  const relations = wordsOf(element, 'rel')
  if (relations.some(relation => hints.has(relation))) return []
  const loaded = relations
    .map(relation => usesByRelation.get(relation))
    .find(use => use !== undefined)
  const preloaded = relations.includes('preload')
    ? usesByDestination.get(element.attributes['as'] ?? '')
    : undefined
  return [
    ...at(element, 'href', loaded ?? preloaded ?? 'link'),
    ...candidates(element, 'imagesrcset'),
  ]
}

const describedBy = new Set(['og:url', 'og:image', 'twitter:image'])

function described(element: Element): readonly Found[] {
  const { property, name } = element.attributes
  return describedBy.has(property ?? name ?? '') ? at(element, 'content', 'link') : []
}

function wordsOf({ attributes }: Element, name: string): string[] {
  return (attributes[name] ?? '').toLowerCase().split(/\s+/).filter(Boolean)
}
