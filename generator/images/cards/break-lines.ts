/** Measures a text as it would be set. */
export type Measure = (text: string) => number

/** A text in as few lines as fit the width, and these as even as they can be. */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const pieces = piecesOf(text).flatMap(piece => fitting(piece, width, measure))
  const lines = fill(pieces, width, measure)
  let [least, most] = [0, width]
  // After ten halvings, no reader sees a difference.
  for (let step = 0; step < 10; step += 1) {
    const middle = (least + most) / 2
    const isEnough = fill(pieces, middle, measure).length <= lines.length
    if (isEnough) most = middle
    else least = middle
  }
  return fill(pieces, most, measure)
}

/** A line may end at a space, which then goes, and behind a hyphen, a dash or a slash, which stays. */
function piecesOf(text: string): string[] {
  return text.split(/(?<= )|(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])/u)
}

/** A word that is wider than any line is broken where it must be. */
function fitting(piece: string, width: number, measure: Measure): string[] {
  if (measure(piece.trimEnd()) <= width) return [piece]
  const parts = ['']
  for (const character of piece) {
    const longer = `${parts.at(-1)}${character}`
    if (measure(longer.trimEnd()) <= width) parts[parts.length - 1] = longer
    else parts.push(character)
  }
  return parts.filter(part => part !== '')
}

function fill(pieces: readonly string[], width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && measure(`${line}${piece}`.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()].filter(written => written !== '')
}
