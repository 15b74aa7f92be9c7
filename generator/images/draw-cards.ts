import type { PlanEntry } from '../plan/entries.ts'
import type { Hashes } from '../publish/record-outputs.ts'
import { startThread } from '../start-thread.ts'
import type { PaintCard } from './cards/paint-card.ts'
import type { Card, Cards } from './draw-all.ts'

type DrawingOptions = {
  readonly staging: string
  readonly paint?: PaintCard
  readonly tell: (step: string) => void
}

type Drawing = AsyncDisposable & {
  /** The entries that are not cards. */
  readonly others: readonly PlanEntry[]
  /** Resolves with the hashes of all cards when they are drawn. */
  finish(): Promise<Hashes>
}

/** With fewer cards, starting a thread takes longer than it saves. */
const fewCards = 300

/**
 * Draws every stale card. If there are many, this happens in a thread while pages are rendered. Cards are not cached
 * for later builds: drawing one takes less time than finding it and checking that it is undamaged.
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

/** Imported only when needed: fonts and drawing are larger than all other code that a build after an edit loads. */
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
