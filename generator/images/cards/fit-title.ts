import { breakLines } from './break-lines.ts'
import type { Font } from './font.ts'

/** From large to small. The first size in which the title fits is used. */
const sizes = [112, 96, 84, 76, 68, 60, 54, 48] as const
const smallest = 48
export const leading = 1.14
/** Less than there is, so that no title touches the rule or the name of the site. */
const roomForLines = 330
const mostLines = 5

type FittedTitle = { readonly lines: readonly string[]; readonly size: number }

export function fitTitle(title: string, font: Font, width: number): FittedTitle {
  const measure = font.measure(title)
  const longestWord = Math.max(...wordsOf(title).map(({ start, end }) => measure(start, end)))
  for (const size of sizes) {
    const room = width / size
    const lines = breakLines(title, room, measure)
    if (longestWord <= room && lines.length <= linesOf(size)) return { lines, size }
  }
  const lines = breakLines(title, width / smallest, measure)
  if (lines.length <= linesOf(smallest)) return { lines, size: smallest }
  return { lines: cut(title, font, width / smallest), size: smallest }
}

function wordsOf(title: string) {
  let start = 0
  return title.split(' ').map(word => {
    const part = { start, end: start + word.length }
    start = part.end + 1
    return part
  })
}

function linesOf(size: number): number {
  return Math.min(mostLines, Math.floor(roomForLines / (size * leading)))
}

/** The first words of a title that is too long for a card. */
function cut(title: string, font: Font, room: number): string[] {
  const words = title.split(' ')
  for (let count = words.length - 1; count > 0; count -= 1) {
    const beginning = `${words.slice(0, count).join(' ')} …`
    const lines = breakLines(beginning, room, font.measure(beginning))
    if (lines.length <= linesOf(smallest)) return lines
  }
  return breakLines(title, room, font.measure(title)).slice(0, linesOf(smallest))
}
