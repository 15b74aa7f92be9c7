import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CardWords } from '../plan/making.ts'
import { openCardPainter } from './cards/paint-card.ts'

export type Card = { readonly output: string; readonly words: CardWords }

export type Cards = { readonly cards: readonly Card[]; readonly staging: string }

/** The fonts are opened only where there is something to write. */
export function drawAll({ cards, staging }: Cards, tell: (step: string) => void): void {
  if (cards.length === 0) return
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
