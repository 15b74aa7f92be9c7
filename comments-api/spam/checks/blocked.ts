import type { Reason } from '../../comments/reasons.ts'
import { shownText } from '../../comments/render/shown-text.ts'
import { findNetwork, findWords, foldWords } from '../block-list/entries.ts'
import type { Evidence, Text } from '../evidence.ts'

type Given = Pick<Evidence, 'circumstances' | 'blockList' | 'blocks'> & {
  /** What has Markdown in it also has HTML. */
  readonly submission: Text & { readonly html?: string }
}

/** Compares with the owner's list and with what moderators blocked at the desk. */
export function blocked({ submission, circumstances, blockList, blocks }: Given): Reason[] {
  const { author, body, html = '' } = submission
  const { address, userAgent } = circumstances
  // WordPress compares its entries with the same parts. `ca**si**no` and `pills&period;example` are read without marks.
  const read = shownText(html)
  const text = [author.name, author.url, author.email, body, read, userAgent, address].join('\n')
  const words = findWords(blockList.words, text) ?? findAdded(blocks, text)
  const network = findNetwork(blockList, address)
  const isBlocked = (kind: string) => blocks.some(block => block.kind === kind)
  return [
    ...(words === undefined ? [] : [`blocked-words: ${words}` as const]),
    ...(network === null && !isBlocked('network') ? [] : ['blocked-network' as const]),
    ...(isBlocked('author') ? ['blocked-author' as const] : []),
  ]
}

function findAdded(blocks: Given['blocks'], text: string): string | undefined {
  const added = blocks.filter(({ kind }) => kind === 'words').map(({ value }) => foldWords(value))
  if (added.length === 0) return undefined
  const folded = foldWords(text)
  return added.find(word => folded.includes(word))
}
