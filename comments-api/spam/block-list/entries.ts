import { type BlockList, isIP } from 'node:net'
import { isAddressRange } from '../../http/requests/address-range.ts'
import { blockListOf } from '../../outside/is-public-address.ts'

/** What is blocked: words, wherever they are in a submission, and networks. */
export type Entries = {
  readonly words: WordIndex
  readonly networks: readonly { readonly entry: string; readonly addresses: BlockList }[]
}

/**
 * Finds words in a single pass over the text, however long the list is. At each position, the next three letters tell
 * how long the words that start with them are, and only these lengths are looked up.
 */
type WordIndex = {
  readonly lengths: ReadonlyMap<number, readonly number[]>
  readonly words: ReadonlySet<string>
  readonly short: readonly string[]
}

const shortestEntry = 2
const longestEntry = 250
const beginning = 3
const invisible = /\p{Default_Ignorable_Code_Point}/gu

/**
 * Reads a list like WordPress's "disallowed comment keys": each line is an entry, which blocks every text that contains
 * it. An entry can also be a range of addresses, and a line that starts with "# " is a comment.
 */
export function parseBlockList(text: string): {
  readonly entries: Entries
  readonly mistakes: readonly string[]
} {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ entry: line.trim(), number: index + 1 }))
  const meant = lines.filter(({ entry }) => entry !== '' && !/^#(?:\s|$)/.test(entry))
  const mistakes = meant.flatMap(({ entry, number }) => {
    const mistake = mistakeIn(entry)
    return mistake === null ? [] : [`line ${number} ${mistake}`]
  })
  return { entries: indexEntries(meant.map(({ entry }) => entry)), mistakes }
}

function mistakeIn(entry: string): string | null {
  const length = foldWords(entry).length
  if (length < shortestEntry) return 'is one character, which is in almost everything; write more'
  if (length > longestEntry) return `is longer than ${longestEntry} characters`
  if (looksLikeRange(entry) && !isAddressRange(entry)) {
    return `has "${entry}", which is not a range of addresses; write one such as 192.0.2.0/24`
  }
  return null
}

function looksLikeRange(entry: string): boolean {
  return /^[\d.]+\/\d+$|^[\da-f:]*:[\da-f:]*\/\d+$/i.test(entry)
}

export function indexEntries(entries: readonly string[]): Entries {
  const ranges = entries.filter(looksLikeRange).filter(isAddressRange)
  const words = entries.filter(entry => !looksLikeRange(entry)).map(foldWords)
  return {
    words: indexWords(words),
    networks: ranges.map(entry => ({ entry, addresses: blockListOf([entry]) })),
  }
}

function indexWords(words: readonly string[]): WordIndex {
  const long = new Set(words.filter(word => word.length >= beginning))
  const lengths = new Map<number, Set<number>>()
  for (const word of long)
    lengths.getOrInsertComputed(beginningAt(word, 0), () => new Set()).add(word.length)
  return {
    lengths: new Map([...lengths].map(([start, known]) => [start, [...known]])),
    words: long,
    short: words.filter(word => word !== '' && word.length < beginning),
  }
}

/** Upper case, full-width letters and characters that nobody sees must not hide a word. */
export function foldWords(text: string): string {
  return text.normalize('NFKC').replace(invisible, '').toLowerCase().trim()
}

/** The first entry found in the text, or `null`. */
export function findWords({ lengths, words, short }: WordIndex, text: string): string | null {
  if (words.size === 0 && short.length === 0) return null
  const folded = foldWords(text)
  for (let at = 0; at + beginning <= folded.length; at += 1) {
    for (const length of lengths.get(beginningAt(folded, at)) ?? []) {
      const word = folded.slice(at, at + length)
      if (words.has(word)) return word
    }
  }
  return short.find(word => folded.includes(word)) ?? null
}

/** Three letters as a number, which is a better key than a text: a map would keep each text that it is asked for. */
function beginningAt(text: string, at: number): number {
  return text.charCodeAt(at) * 2 ** 32 + text.charCodeAt(at + 1) * 2 ** 16 + text.charCodeAt(at + 2)
}

/** The entry that contains the address, as it was written; `null` if there is none. */
export function findNetwork({ networks }: Entries, address: string | null): string | null {
  const family = isIP(address ?? '')
  if (address === null || family === 0) return null
  const kind = family === 4 ? 'ipv4' : 'ipv6'
  return networks.find(({ addresses }) => addresses.check(address, kind))?.entry ?? null
}
