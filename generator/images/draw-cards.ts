import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PlanEntry } from '../plan/entries.ts'
import type { CardWords } from '../plan/making.ts'
import { openCardPainter } from './cards/paint-card.ts'

type DrawingOptions = {
  readonly staging: string
  readonly tell: (step: string) => void
}

/**
 * Draws every stale card at its place, and answers with all other entries. No card is kept for later
 * builds: to draw one takes less than to find it again and to see that it is whole.
 */
export function drawCards(
  stale: readonly PlanEntry[],
  options: DrawingOptions,
): readonly PlanEntry[] {
  const cards = new Map(stale.flatMap(entry => cardOf(entry)))
  if (cards.size === 0) return stale
  drawAll([...cards.values()], options)
  return stale.filter(entry => !cards.has(entry))
}

type Card = { readonly output: string; readonly words: CardWords }

function cardOf(entry: PlanEntry): [PlanEntry, Card][] {
  if (entry.kind !== 'copy') return []
  const showing = entry.show()
  if (showing.kind !== 'copy' || showing.making?.kind !== 'card') return []
  return [[entry, { output: entry.output, words: showing.making.words }]]
}

/** The fonts are opened only where there is something to write. */
function drawAll(cards: readonly Card[], { staging, tell }: DrawingOptions): void {
  const paint = openCardPainter()
  for (const folder of new Set(cards.map(({ output }) => dirname(output))))
    mkdirSync(join(staging, folder), { recursive: true })
  for (const [position, { output, words }] of cards.entries()) {
    if (position % oftenEnough === 0) tell(`social cards ${position + 1} of ${cards.length}`)
    writeFileSync(join(staging, output), paint(words))
  }
}

/** A second's work is some thousand cards. */
const oftenEnough = 100
