import { cardSize } from '../../plan/images/social-cards.ts'
import type { CardWords } from '../../plan/making.ts'
import type { CardFonts } from './card-fonts.ts'
import type { Strip } from './compose-strip.ts'
import { fitTitle, leading } from './fit-title.ts'
import type { Font } from './font.ts'
import { type Ink, inks } from './inks.ts'

export type Line = {
  readonly text: string
  readonly x: number
  /** The height of the baseline. */
  readonly y: number
  readonly size: number
  readonly font: Font
  readonly ink: Ink
}

/** Laid out like the title page of a book: the site at the top, a large title, author and address at the bottom. */
export const strips = {
  head: { top: 0, height: 140 },
  title: { top: 140, height: 370 },
  foot: { top: 510, height: cardSize.height - 510 },
} as const satisfies Record<string, Strip>

const margin = 80
const measure = cardSize.width - 2 * margin
const small = 34

export const bar = { x: 0, y: 0, width: cardSize.width, height: 12, ink: inks.accent } as const
export const rule = { x: margin, y: 520, width: measure, height: 2, ink: inks.rule } as const

export function layOutHead({ above }: Pick<CardWords, 'above'>, { plain }: CardFonts): Line[] {
  if (above === null) return []
  const text = shortened(above, plain, measure)
  return [{ text, x: margin, y: 118, size: small, font: plain, ink: inks.ink }]
}

const middle = 325
/** How far capitals rise above the baseline, as a share of the size. No letter rises further than the size itself. */
const capitals = 0.67

/** Lines are placed at whole pixels, so that a letter looks the same everywhere. */
export function layOutTitle({ title }: Pick<CardWords, 'title'>, { bold }: CardFonts): Line[] {
  const { lines, size } = fitTitle(title, bold, measure)
  const height = (lines.length - 1) * size * leading + size * capitals
  const first = middle - height / 2 + size * capitals
  return lines.map((text, n) => ({
    text,
    x: margin,
    y: Math.round(first + n * size * leading),
    size,
    font: bold,
    ink: inks.ink,
  }))
}

export function layOutFoot(
  { below, host }: Pick<CardWords, 'below' | 'host'>,
  { plain, italic }: CardFonts,
): Line[] {
  const line = { y: 576, size: small }
  const gap = 40
  const address = shortened(host, plain, measure * 0.6)
  const width = plain.widthOf(address) * small
  const right = cardSize.width - margin - width
  const atRight = { ...line, text: address, x: right, font: plain, ink: inks.quiet }
  if (below === null) return [atRight]
  const name = shortened(below, italic, measure - width - gap)
  return [{ ...line, text: name, x: margin, font: italic, ink: inks.ink }, atRight]
}

/** Cuts a text with "…" if it does not fit on one line in small print. */
function shortened(text: string, font: Font, width: number): string {
  if (font.widthOf(text) * small <= width) return text
  const characters = [...text]
  while (characters.length > 0 && font.widthOf(`${characters.join('')}…`) * small > width)
    characters.pop()
  return `${characters.join('').trimEnd()}…`
}
