/**
 * Returns the position after a text in marks such as `'it''s'`. A doubled mark does not close it, and neither does one
 * after the sign `before`. Returns -1 if the end is not there yet, or if the letter after the mark is missing, which
 * could double it.
 */
export function endOfQuoted(text: string, start: number, before = ''): number {
  const mark = text[start] ?? ''
  const stop = new RegExp(before === '' ? mark : `[${mark}\\${before}]`, 'g')
  stop.lastIndex = start + 1
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    const next = text[found.index + 1]
    if (next === undefined) return -1
    if (found[0] === mark && next !== mark) return found.index + 1
    stop.lastIndex = found.index + 2
  }
  return -1
}
