/** The width of the part of a text between two offsets. */
export type Measure = (start: number, end: number) => number

/** Breaks a text into as few lines as fit the width, and makes these as even as possible. */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const pieces = piecesOf(text).flatMap(piece => fitting(piece, text, { width, measure }))
  const fewest = fill(pieces, width, measure).length
  let [least, most] = [0, width]
  // Ten halvings are exact enough for any reader.
  for (let step = 0; step < 10; step += 1) {
    const middle = (least + most) / 2
    if (fill(pieces, middle, measure).length <= fewest) most = middle
    else least = middle
  }
  return fill(pieces, most, measure).map(({ start, end }) => text.slice(start, end))
}

/** `end` is before the space that follows, if there is one. */
type Part = { readonly start: number; readonly end: number }

/** A line may end at a space, which is then dropped, and behind a hyphen, a dash or a slash. */
function piecesOf(text: string): Part[] {
  let start = 0
  return text.split(/(?<= )|(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])/u).map(piece => {
    const part = { start, end: start + piece.trimEnd().length }
    start += piece.length
    return part
  })
}

/** A word that is wider than a line is broken into several parts. */
function fitting(
  { start, end }: Part,
  text: string,
  { width, measure }: { readonly width: number; readonly measure: Measure },
): Part[] {
  if (measure(start, end) <= width) return [{ start, end }]
  const parts: Part[] = []
  let [first, last] = [start, start]
  for (const character of text.slice(start, end)) {
    const next = last + character.length
    if (measure(first, next) > width && last > first) {
      parts.push({ start: first, end: last })
      first = last
    }
    last = next
  }
  return [...parts, { start: first, end: last }]
}

function fill(pieces: readonly Part[], width: number, measure: Measure): Part[] {
  const lines: Part[] = []
  let line: Part | null = null
  for (const { start, end } of pieces) {
    const isFull: boolean = line !== null && measure(line.start, end) > width
    if (line !== null && isFull) lines.push(line)
    line = { start: line === null || isFull ? start : line.start, end }
  }
  return line === null ? lines : [...lines, line]
}
