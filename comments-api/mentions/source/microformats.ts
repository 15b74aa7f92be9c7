import { mf2 } from 'microformats-parser/dist/index.mjs'
import type { MentionKind } from '../../contract/thread.ts'
import type { Card } from './card.ts'
import { readDocument } from './links-in.ts'

type Root = ReturnType<typeof mf2>['items'][number]
type Value = Root['properties'][string][number]

/** Longer than all limits that are applied later. It only keeps enormous texts out. */
export const longestText = 5_000

/** The properties that tell what an entry does to the target. The first one that names the target counts. */
const kinds: readonly (readonly [property: string, kind: MentionKind])[] = [
  ['in-reply-to', 'reply'],
  ['like-of', 'like'],
  ['repost-of', 'repost'],
  ['bookmark-of', 'bookmark'],
]

/** The entry that microformats2 describe on the page (https://microformats.org/wiki/h-entry), or `null`. */
export function readMicroformats(
  html: string,
  url: string,
  isTarget: (link: string) => boolean,
): Card | null {
  const page = mf2(html, { baseUrl: url })
  const roots = everyRoot(page.items)
  const entries = roots.filter(root =>
    root.type?.some(type => /^h-(?:entry|event|review)$/.test(type)),
  )
  const entry =
    entries.find(root => kindOf(root, isTarget) !== 'link') ??
    entries.slice(0, mostSearched).find(root => linksIn(root, url).some(isTarget)) ??
    entries[0]
  if (!entry) return null
  return {
    ...wordsOf(entry, kindOf(entry, isTarget)),
    author: authorOf(entry, { roots, page }),
    published: textOf(entry.properties['published']?.[0]) || null,
    url: ownAddress(entry, isTarget),
  }
}

/** Limits how many entries of a list are searched for the link. */
const mostSearched = 20

/** If the entry's only link is to the target, the parser takes that for the entry's own address. */
function ownAddress(entry: Root, isTarget: (link: string) => boolean): string | null {
  const address = textOf(entry.properties['url']?.[0])
  return address === '' || isTarget(address) ? null : address
}

/** A like or a repost gets no title. For a reply without text, its title is the text. */
function wordsOf(entry: Root, kind: MentionKind): Pick<Card, 'kind' | 'title' | 'excerpt'> {
  const content = textOf(entry.properties['content']?.[0])
  const excerpt = (textOf(entry.properties['summary']?.[0]) || content).slice(0, longestText)
  const title = titleOf(entry, content)
  if (kind === 'like' || kind === 'repost') return { kind, title: '', excerpt }
  if (kind === 'reply' && excerpt === '') return { kind, title: '', excerpt: title }
  return { kind, title, excerpt }
}

function linksIn(entry: Root, url: string): readonly string[] {
  return (entry.properties['content'] ?? []).flatMap(value =>
    typeof value === 'object' && 'html' in value ? readDocument(String(value.html), url).links : [],
  )
}

/** All entries in the order of the page. Entries can be in feeds, and feeds in feeds. */
function everyRoot(items: readonly Root[]): Root[] {
  const roots: Root[] = []
  const waiting = [...items].reverse()
  for (let root = waiting.pop(); root; root = waiting.pop()) {
    roots.push(root)
    waiting.push(...(root.children ?? []).toReversed())
  }
  return roots
}

function kindOf(entry: Root, isTarget: (link: string) => boolean): MentionKind {
  const named = kinds.find(([property]) =>
    entry.properties[property]?.some(value => addressesOf(value).some(isTarget)),
  )
  return named?.[1] ?? 'link'
}

/** A value is an address, or a citation that contains addresses. */
function addressesOf(value: Value): string[] {
  if (typeof value === 'string') return [value]
  if (!('properties' in value)) return [textOf(value)]
  return [...(value.properties['url'] ?? []), value.value ?? ''].map(textOf)
}

/** If an entry has no name, the parser uses all of its text as the name. */
function titleOf(entry: Root, content: string): string {
  const name = textOf(entry.properties['name']?.[0])
  const isWords = content !== '' && squeeze(name).startsWith(squeeze(content).slice(0, 80))
  return isWords ? '' : name.slice(0, longestText)
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

type Known = { readonly roots: readonly Root[]; readonly page: ReturnType<typeof mf2> }

/**
 * Follows https://indieweb.org/authorship, but fetches no other page. Looks at the entry, at its feed, at the author
 * that the page names, and at the only person on the page.
 */
function authorOf(entry: Root, { roots, page }: Known): Card['author'] {
  const cards = roots.filter(root => root.type?.includes('h-card'))
  const feed = roots.find(root => root.children?.includes(entry))
  const named = entry.properties['author']?.[0] ?? feed?.properties['author']?.[0]
  if (named !== undefined) return personNamed(named, cards)
  const [address] = page.rels['author'] ?? []
  if (address !== undefined) return personAt(address, cards) ?? linkedAuthor(page, address)
  const [only, another] = cards
  return only && !another ? personOf(only) : null
}

/** The author may be given as a name, an address or a whole card. */
function personNamed(named: Value, cards: readonly Root[]): Card['author'] {
  if (typeof named !== 'string') return 'properties' in named ? personOf(named) : null
  if (URL.canParse(named)) return personAt(named, cards)
  return named === '' ? null : { name: named.slice(0, longestText), url: null }
}

function personAt(address: string, cards: readonly Root[]): Card['author'] {
  const known = cards.find(({ properties }) => properties['url']?.some(url => url === address))
  return known ? personOf(known) : null
}

/** For a text such as "by Ada", where "Ada" is a link. */
function linkedAuthor(page: Known['page'], address: string): Card['author'] {
  const name = page['rel-urls'][address]?.text?.trim() ?? ''
  return name === '' ? null : { name: name.slice(0, longestText), url: address }
}

function personOf(card: Root): Card['author'] {
  const name = textOf(card.properties['name']?.[0]).slice(0, longestText)
  return name === '' ? null : { name, url: textOf(card.properties['url']?.[0]) || null }
}

function textOf(value: Value | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return value
  return textOf(value.value)
}
