/**
 * Where a text between marks ends, such as `'it''s'`: a mark that is doubled closes nothing, nor does
 * one behind the sign `before`. Before the closing mark's next letter is there, nobody knows: -1.
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
