import type { CardWords } from '../../plan/making.ts'
import { cardSize } from '../../plan/social-cards.ts'
import { breakLines } from './break-lines.ts'
import type { Canvas, Ink, Spot } from './canvas.ts'
import type { CardFonts } from './card-fonts.ts'
import type { Font } from './font.ts'
import { inks } from './inks.ts'

const margin = 80
const measure = cardSize.width - 2 * margin
const small = 34

/** Like the title page of a book: the title large, the site above it, the author and the address below. */
export function drawCard(
  canvas: Canvas,
  { title, above, below, host }: CardWords,
  fonts: CardFonts,
): void {
  canvas.clear()
  canvas.rectangle({ x: 0, y: 0 }, { width: cardSize.width, height: 12 }, inks.accent)
  canvas.rectangle({ x: margin, y: 520 }, { width: measure, height: 2 }, inks.rule)
  if (above !== null) {
    const line = shortened(above, fonts.plain, measure)
    write(canvas, line, { x: margin, y: 118, size: small, font: fonts.plain, ink: inks.ink })
  }
  writeTitle(canvas, title, fonts.bold)
  writeFoot(canvas, { below, host }, fonts)
}

type Lettering = Spot & { readonly size: number; readonly font: Font; readonly ink: Ink }

function write(canvas: Canvas, text: string, { font, ink, ...line }: Lettering): void {
  font.trace(text, line, canvas)
  canvas.fill(ink)
}

/** From large to small: the first in which the title fits is taken. */
const sizes = [112, 96, 84, 76, 68, 60, 54, 48] as const
const leading = 1.14
const top = 150
const room = 350
/** Less than there is, so that no title stands against the rule or the name of the site. */
const roomForLines = 330
const mostLines = 5
/** How far capitals reach above the baseline, of the size. */
const capitals = 0.67

function writeTitle(canvas: Canvas, title: string, font: Font): void {
  const { lines, size } = fitTitle(title, font)
  const height = (lines.length - 1) * size * leading + size * capitals
  const first = top + (room - height) / 2 + size * capitals
  for (const [n, line] of lines.entries())
    write(canvas, line, { x: margin, y: first + n * size * leading, size, font, ink: inks.ink })
}

function fitTitle(title: string, font: Font): { lines: string[]; size: number } {
  const words = title.split(' ')
  for (const size of sizes) {
    const hasRoomForWords = words.every(word => font.widthOf(word, size) <= measure)
    const lines = breakLines(title, measure, text => font.widthOf(text, size))
    if (hasRoomForWords && lines.length <= linesOf(size)) return { lines, size }
  }
  const size = sizes[sizes.length - 1] ?? small
  const lines = breakLines(title, measure, text => font.widthOf(text, size))
  if (lines.length <= linesOf(size)) return { lines, size }
  return { lines: cut(title, size, font), size }
}

function linesOf(size: number): number {
  return Math.min(mostLines, Math.floor(roomForLines / (size * leading)))
}

/** The beginning of a title that is too long for any card, up to a word. */
function cut(title: string, size: number, font: Font): string[] {
  const words = title.split(' ')
  for (let count = words.length - 1; count > 0; count -= 1) {
    const beginning = `${words.slice(0, count).join(' ')} …`
    const lines = breakLines(beginning, measure, text => font.widthOf(text, size))
    if (lines.length <= linesOf(size)) return lines
  }
  return breakLines(title, measure, text => font.widthOf(text, size)).slice(0, linesOf(size))
}

function writeFoot(
  canvas: Canvas,
  { below, host }: Pick<CardWords, 'below' | 'host'>,
  { plain, italic }: CardFonts,
): void {
  const line = { y: 576, size: small }
  const gap = 40
  const address = shortened(host, plain, measure * 0.6)
  const width = plain.widthOf(address, small)
  const right = cardSize.width - margin - width
  write(canvas, address, { ...line, x: right, font: plain, ink: inks.quiet })
  if (below === null) return
  const name = shortened(below, italic, measure - width - gap)
  write(canvas, name, { ...line, x: margin, font: italic, ink: inks.ink })
}

/** On one line, at the size of small print. */
function shortened(text: string, font: Font, width: number): string {
  if (font.widthOf(text, small) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && font.widthOf(`${characters.join('')}…`, small) > width)
    characters.pop()
  return `${characters.join('').trimEnd()}…`
}
