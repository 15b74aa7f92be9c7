import type { Reason } from '../../comments/reasons.ts'
import { findNetwork, findWords, foldWords } from '../block-list/entries.ts'
import type { Evidence, Text } from '../evidence.ts'

type Given = Pick<Evidence, 'circumstances' | 'blockList' | 'blocks'> & {
  readonly submission: Text
}

/** Compares with the owner's list and with what moderators blocked at the desk. */
export function blocked({ submission, circumstances, blockList, blocks }: Given): Reason[] {
  const { author, body } = submission
  const { address, userAgent } = circumstances
  // WordPress compares its entries with the same parts.
  const text = [author.name, author.url, author.email, body, userAgent, address].join('\n')
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
