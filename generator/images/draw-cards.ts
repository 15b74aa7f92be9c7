import type { PlanEntry } from '../plan/entries.ts'
import type { Hashes } from '../publish/build-record.ts'
import { startThread } from '../start-thread.ts'
import type { PaintCard } from './cards/paint-card.ts'
import type { Card, Cards } from './draw-all.ts'

type DrawingOptions = {
  readonly staging: string
  readonly paint?: PaintCard
  readonly tell: (step: string) => void
}

export type Drawing = AsyncDisposable & {
  /** All entries that are no cards. */
  readonly others: readonly PlanEntry[]
  /** Answers with the hashes of all cards. */
  finish(): Promise<Hashes>
}

/** For fewer, starting a thread takes longer than it saves. */
const fewCards = 300

/**
 * Draws every stale card at its place; many of them while pages are rendered. No card is kept for later
 * builds: to draw one takes less than to find it again and to see that it is whole.
 */
export async function drawCards(
  stale: readonly PlanEntry[],
  { staging, ...options }: DrawingOptions,
): Promise<Drawing> {
  const found = new Map(stale.flatMap(cardOf))
  const others = stale.filter(entry => !found.has(entry))
  const cards = [...found.values()]
  if (cards.length >= fewCards) return { others, ...drawApart({ cards, staging }) }
  const hashes = cards.length === 0 ? new Map() : await drawHere({ cards, staging }, options)
  return { others, finish: async () => hashes, [Symbol.asyncDispose]: async () => {} }
}

/** Imported late: the letters and the press are more than all else that an edit loads of ours. */
async function drawHere(cards: Cards, options: Omit<DrawingOptions, 'staging'>): Promise<Hashes> {
  const { drawAll } = await import('./draw-all.ts')
  return drawAll(cards, options)
}

function cardOf(entry: PlanEntry): [PlanEntry, Card][] {
  if (entry.kind !== 'copy') return []
  const showing = entry.show()
  if (showing.kind !== 'copy' || showing.making?.kind !== 'card') return []
  return [[entry, { output: entry.output, words: showing.making.words }]]
}

function drawApart(cards: Cards): Omit<Drawing, 'others'> {
  const thread = startThread('images/drawing-thread', cards)
  let hashes: Hashes = new Map()
  thread.worker.on('message', (drawn: Hashes) => {
    hashes = drawn
  })
  return {
    finish: async () => {
      await thread.ended
      return hashes
    },
    [Symbol.asyncDispose]: thread[Symbol.asyncDispose],
  }
}
