import { mf2 } from 'microformats-parser'
import type { MentionKind } from '../../contract/thread.ts'
import { type Card, longestText } from './card.ts'

type Root = ReturnType<typeof mf2>['items'][number]
type Value = Root['properties'][string][number]

/** Which property says what the entry does to the page it names; the first that names it counts. */
const kinds: readonly (readonly [property: string, kind: MentionKind])[] = [
  ['in-reply-to', 'reply'],
  ['like-of', 'like'],
  ['repost-of', 'repost'],
  ['bookmark-of', 'bookmark'],
]

/** The page's entry as microformats2 describe it (https://microformats.org/wiki/h-entry), or `null`. */
export function readMicroformats(
  html: string,
  url: string,
  isTarget: (link: string) => boolean,
): Card | null {
  const { items } = mf2(html, { baseUrl: url })
  const roots = everyRoot(items)
  const entries = roots.filter(root =>
    root.type?.some(type => /^h-(?:entry|event|review)$/.test(type)),
  )
  const entry = entries.find(root => kindOf(root, isTarget) !== 'link') ?? entries[0]
  if (!entry) return null
  const kind = kindOf(entry, isTarget)
  const content = textOf(entry.properties['content']?.[0])
  const summary = textOf(entry.properties['summary']?.[0])
  return {
    kind,
    title: titleOf(entry, content),
    author: authorOf(entry, roots),
    excerpt: (summary || content).slice(0, longestText),
    published: textOf(entry.properties['published']?.[0]) || null,
    url: textOf(entry.properties['url']?.[0]) || null,
  }
}

/** Entries stand in feeds, and feeds in feeds; in the order of the page. */
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

/** An address, or a whole citation of the page with its addresses in it. */
function addressesOf(value: Value): string[] {
  if (typeof value === 'string') return [value]
  if (!('properties' in value)) return [textOf(value)]
  return [...(value.properties['url'] ?? []), value.value ?? ''].map(textOf)
}

/** Many entries have no name of their own, and then the parser takes all of their text for it. */
function titleOf(entry: Root, content: string): string {
  const name = textOf(entry.properties['name']?.[0])
  const isWords = content !== '' && squeeze(name).startsWith(squeeze(content).slice(0, 80))
  return isWords ? '' : name.slice(0, longestText)
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** https://indieweb.org/authorship, without the part that fetches yet another page. */
function authorOf(entry: Root, roots: readonly Root[]): Card['author'] {
  const [author] = entry.properties['author'] ?? []
  const cards = roots.filter(root => root.type?.includes('h-card'))
  const card = author ?? (cards.length === 1 ? cards[0] : undefined)
  if (card === undefined) return null
  if (typeof card === 'string') {
    const isAddress = URL.canParse(card)
    const known = cards.find(({ properties }) => properties['url']?.some(url => url === card))
    if (known) return personOf(known)
    return isAddress ? null : { name: card.slice(0, longestText), url: null }
  }
  return 'properties' in card ? personOf(card) : null
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
