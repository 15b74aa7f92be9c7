import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashOf } from '../hash-of.ts'
import type { CardWords } from '../plan/making.ts'
import type { Hashes } from '../publish/record-outputs.ts'
import { openCardPainter, type PaintCard } from './cards/paint-card.ts'

export type Card = { readonly output: string; readonly words: CardWords }

export type Cards = { readonly cards: readonly Card[]; readonly staging: string }

type Options = { readonly paint?: PaintCard; readonly tell: (step: string) => void }

/** Returns the hashes of the files that it wrote. The fonts are opened only if there is something to draw. */
export function drawAll({ cards, staging }: Cards, options: Options): Hashes {
  const hashes = new Map<string, string>()
  if (cards.length === 0) return hashes
  const { paint = openCardPainter(), tell } = options
  for (const folder of new Set(cards.map(({ output }) => dirname(output))))
    mkdirSync(join(staging, folder), { recursive: true })
  for (const [position, { output, words }] of cards.entries()) {
    if (position % oftenEnough === 0) tell(`social cards ${position + 1} of ${cards.length}`)
    const picture = paint(words)
    writeFileSync(join(staging, output), picture)
    hashes.set(output, hashOf(picture))
  }
  return hashes
}

/** Some thousand cards take a second. */
const oftenEnough = 100
