import type { Place } from '../diagnostic.ts'

/** Where a text that is no JSON stops being some. V8 tells the place of some mistakes only. */
export function placeOfJsonError(text: string, { message }: Error): Place {
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(message) ?? []
  if (line !== undefined) return { line: Number(line), column: Number(column) }
  const before = text.slice(0, isToken(message) ? findToken(text) : text.length).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

function isToken(message: string): boolean {
  return message.startsWith('Unexpected token')
}

/** A text that ends before the token is found to end too early, and one that ends behind it to hold it. */
function findToken(text: string): number {
  let sound = 0
  let wrong = text.length
  while (wrong - sound > 1) {
    const middle = (sound + wrong) >> 1
    if (holdsToken(text.slice(0, middle))) wrong = middle
    else sound = middle
  }
  return sound
}

function holdsToken(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (error) {
    return error instanceof Error && isToken(error.message)
  }
}
