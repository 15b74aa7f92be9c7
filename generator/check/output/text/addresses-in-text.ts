import type Token from 'markdown-it/lib/token.mjs'
import { plainReference } from '../../../content/references.ts'
import type { Place } from '../../../diagnostic.ts'
import { withoutCode } from '../../../markdown/without-code.ts'
import { type Block, openSearch } from './search.ts'

export type Publish = (reference: string) => string

type FindAddress = (block: Block, addresses: readonly string[]) => readonly Place[]

/** Links and images of Markdown syntax. Those of raw HTML are found with its tags. */
export function linkedIn(block: Block, find: FindAddress, publish: Publish) {
  const written = addressesOf(block.token.children ?? [])
  const places = find(block, written)
  return places.map((place, position) => ({ ...place, url: publish(written[position] ?? '') }))
}

/** In the order of the text, where the address of a link comes after the images inside the link. */
function addressesOf(tokens: readonly Token[]): string[] {
  const opened: (string | null)[] = []
  return tokens.flatMap(token => {
    if (token.type === 'link_open') opened.push(token.attrGet('href'))
    const own = token.type === 'link_close' ? opened.pop() : shownBy(token)
    const inside = addressesOf(token.children ?? [])
    return typeof own === 'string' ? [...inside, own] : inside
  })
}

/** Films and sounds are written as images. */
const shown = new Set(['image', 'film', 'sound', 'embed'])

function shownBy(token: Token): string | null {
  return shown.has(token.type) ? token.attrGet('src') : null
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

/** Matches every spelling of an address: a character may be plain, percent-encoded or escaped. */
function spellingsOf(address: string): string {
  if (address === '') return String.raw`(?=\s*>?\s*\))`
  const characters = plainReference(address).match(/%25|./gsu) ?? []
  return characters.map(spellingsOfCharacter).join('')
}

function spellingsOfCharacter(character: string): string {
  if (character === '%25') return '%(?:25)?'
  const itself = RegExp.escape(character)
  const entity = character === '&' ? '|&amp;' : ''
  return `(?:\\\\?${itself}|${percent(character)}${entity})`
}

function percent(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).padStart(2, '0')}`)
    .join('')
}
