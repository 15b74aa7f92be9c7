import type { CardWords } from '../../plan/making.ts'
import { cardSize } from '../../plan/social-cards.ts'
import { breakLines } from './break-lines.ts'
import type { CardFonts } from './card-fonts.ts'
import { drawable } from './drawable.ts'
import type { Font } from './font.ts'

/** The light tones of templates/styles/tokens.css. */
const paper = '#fbf7ee'
const ink = '#231d17'
const quiet = '#665a4b'
const rule = '#dccfb8'
const accent = '#7b1e22'

const margin = 80
const measure = cardSize.width - 2 * margin
const small = 34

/** Like the title page of a book: the title large, the site above it, the author and the address below. */
export function cardSvg(words: CardWords, fonts: CardFonts): string {
  const site = drawable(words.site, fonts.bold)
  const title = drawable(words.title, fonts.bold) ?? site ?? words.host
  const above = title === site || title === words.host ? null : drawable(words.site, fonts.plain)
  const below = drawable(words.author, fonts.italic)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">
<rect width="100%" height="100%" fill="${paper}"/>
<rect width="100%" height="12" fill="${accent}"/>
${above === null ? '' : fonts.plain.draw(shortened(above, fonts.plain, measure), { x: margin, y: 118, size: small, color: accent })}
${setTitle(title, fonts.bold)}
<rect x="${margin}" y="520" width="${measure}" height="2" fill="${rule}"/>
${setFoot(below, words.host, fonts)}
</svg>`
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

function setTitle(title: string, font: Font): string {
  const { lines, size } = fitTitle(title, font)
  const height = (lines.length - 1) * size * leading + size * capitals
  const first = top + (room - height) / 2 + size * capitals
  return lines
    .map((line, n) =>
      font.draw(line, { x: margin, y: first + n * size * leading, size, color: ink }),
    )
    .join('\n')
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

function setFoot(author: string | null, host: string, { plain, italic }: CardFonts): string {
  const y = 576
  const gap = 40
  const address = shortened(host, plain, measure * 0.6)
  const width = plain.widthOf(address, small)
  const written = plain.draw(address, {
    x: cardSize.width - margin - width,
    y,
    size: small,
    color: quiet,
  })
  if (author === null) return written
  const name = shortened(author, italic, measure - width - gap)
  return `${italic.draw(name, { x: margin, y, size: small, color: ink })}\n${written}`
}

/** On one line, at the size of small print. */
function shortened(text: string, font: Font, width: number): string {
  if (font.widthOf(text, small) <= width) return text
  const characters = [...text]
  while (characters.length > 0 && font.widthOf(`${characters.join('')}…`, small) > width)
    characters.pop()
  return `${characters.join('').trimEnd()}…`
}
