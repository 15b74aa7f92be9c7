import type Token from 'markdown-it/lib/token.mjs'
import { plainReference } from '../../../content/references.ts'
import type { Place } from '../page-facts.ts'
import { type Block, openSearch, withoutCode } from './search.ts'

export type Publish = (reference: string) => string

type FindAddress = (block: Block, addresses: readonly string[]) => readonly Place[]

/** Links and images of Markdown itself; those of raw HTML stand in its tags. */
export function linkedIn(block: Block, find: FindAddress, publish: Publish) {
  const written = (block.token.children ?? []).flatMap(addressesOf)
  const places = find(block, written)
  return places.map((place, position) => ({ ...place, url: publish(written[position] ?? '') }))
}

function addressesOf(token: Token): string[] {
  if (token.type !== 'image' && token.type !== 'link_open') return []
  const own = token.attrGet(token.type === 'image' ? 'src' : 'href')
  const inside = (token.children ?? []).flatMap(addressesOf)
  return own === null ? inside : [own, ...inside]
}

export function openAddresses(written: readonly string[]): FindAddress {
  const lines = withoutCode(written)
  const hasDefinitions = lines.some(line => line.includes(']:'))
  return (block, addresses) => {
    const inBlock = openSearch({ ...block, lines })
    let last = { line: block.first + 1, column: 1 }
    return addresses.map(address => {
      const spelled = spellingsOf(address)
      const found = inBlock.find(new RegExp(`(?<=\\]\\(\\s*<?|<|^\\s*)${spelled}`, 'gi'))
      if (found !== null) last = found
      if (found !== null || !hasDefinitions) return last
      const everywhere = openSearch({ lines, first: 0, end: lines.length })
      return everywhere.find(new RegExp(`(?<=\\]:\\s*<?)${spelled}`, 'gi')) ?? last
    })
  }
}

/** Every way to write an address: a character may be itself, encoded or escaped. */
function spellingsOf(address: string): string {
  if (address === '') return String.raw`(?=\s*>?\s*\))`
  return [...plainReference(address)].map(spellingsOfCharacter).join('')
}

function spellingsOfCharacter(character: string): string {
  const itself = RegExp.escape(character)
  const entity = character === '&' ? '|&amp;' : ''
  return `(?:\\\\?${itself}|${percent(character)}${entity})`
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).padStart(2, '0')}`)
    .join('')
}
