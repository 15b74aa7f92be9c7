import { z } from 'zod'
import { wordsIn } from '../../html/parse-html.ts'
import { parseJson } from '../../json/parse-json.ts'
import type { FoundMenu, MenuLink } from '../../source.ts'
import { textOf, type XmlElement } from '../../xml/read-xml.ts'
import { postKey } from './keys.ts'
import { metaOf, type WordPressSite } from './site.ts'

/** A link of a menu. Its words are empty if they are those of what it leads to. */
type Entry = {
  readonly label: string
  readonly leadsTo: string
  readonly type: string
  readonly id: string
  readonly url: string
}

export type Menus = {
  add(item: XmlElement): void
  found(site: WordPressSite): FoundMenu[]
}

/** Collects menus of both kinds: those of themes, with an item for each link, and those of block themes. */
export function createMenus(): Menus {
  const ofThemes = new Map<string, { readonly order: number; readonly entry: Entry }[]>()
  // A list, because several may have one name.
  const ofBlocks: (readonly [name: string, Entry[]])[] = []
  return {
    add(item) {
      const type = textOf(item, 'wp:post_type')
      if (textOf(item, 'wp:status') !== 'publish') return
      if (type === 'wp_navigation')
        ofBlocks.push([wordsIn(textOf(item, 'title')), entriesIn(textOf(item, 'content:encoded'))])
      if (type !== 'nav_menu_item') return
      const order = Number(textOf(item, 'wp:menu_order'))
      const placed = { order, entry: entryOf(item) }
      ofThemes.getOrInsertComputed(menuOf(item), () => []).push(placed)
    },
    found: site =>
      [
        ...ofThemes.entries().map(([name, placed]) => {
          const sorted = placed.toSorted((a, b) => a.order - b.order)
          return [name, sorted.map(({ entry }) => entry)] as const
        }),
        ...ofBlocks,
      ].flatMap(([name, entries]) => {
        const links = entries.flatMap(entry => linkOf(entry, site))
        return links.length === 0 ? [] : [{ type: 'menu', name, links }]
      }),
  }
}

function menuOf(item: XmlElement): string {
  const menu = item.children.find(
    ({ name, attributes }) => name === 'category' && attributes['domain'] === 'nav_menu',
  )
  return wordsIn(menu?.text ?? '')
}

function entryOf(item: XmlElement): Entry {
  return {
    label: wordsIn(textOf(item, 'title')),
    leadsTo: metaOf(item, '_menu_item_type'),
    type: metaOf(item, '_menu_item_object'),
    id: metaOf(item, '_menu_item_object_id'),
    url: metaOf(item, '_menu_item_url'),
  }
}

const linkBlock = /<!--\s+wp:navigation-(?:link|submenu)\s+(\{.*?\})\s+\/?-->/gs

const text = z.string().catch('')
const LinkBlock = z.object({
  label: text,
  kind: text,
  type: text,
  id: z.union([z.string(), z.number()]).transform(String).catch(''),
  url: text,
})

function entriesIn(body: string): Entry[] {
  return [...body.matchAll(linkBlock)].flatMap(([, json = '']) => {
    const block = LinkBlock.safeParse(parseJson(json)).data
    if (block === undefined) return []
    const { label, kind, type, id, url } = block
    return {
      label: wordsIn(label),
      leadsTo: kind.replace('-', '_'),
      type: type.replace(/^tag$/, 'post_tag'),
      id,
      url,
    }
  })
}

/** Menus of shops, archives of types that plug-ins added and the like have no place here. */
function linkOf({ label, leadsTo, type, id, url }: Entry, site: WordPressSite): MenuLink[] {
  if (leadsTo === 'post_type') return [{ title: label, post: postKey(site, id) }]
  if (leadsTo === 'taxonomy') {
    const tag = wordsIn(site.terms.find(id) ?? '') || label
    return tag !== '' && /^(?:category|post_tag)$/.test(type) ? [{ title: label || tag, tag }] : []
  }
  const address = withoutOwnHost(url, site)
  return label === '' || address === '' ? [] : [{ title: label, address }]
}

function withoutOwnHost(address: string, site: WordPressSite): string {
  if (address === '' || address.startsWith('#')) return ''
  const url = URL.parse(address, site.url)
  if (url === null || url.host !== URL.parse(site.url)?.host) return address
  return `${url.pathname}${url.search}${url.hash}`
}
