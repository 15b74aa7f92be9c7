/** In letters and signs: on the narrowest phones, as many as a line holds. */
const widest = 20

/**
 * Makes a formula within a line one that scrolls, also by keyboard, if one of its rows may be wider than a phone.
 * Between rows the line breaks, and within one it cannot.
 */
export function letWideRowScroll(formula: string): string {
  return rowsOf(formula).some(row => lettersIn(row) > widest)
    ? formula.replace(/^<math>/, '<math class="wide-formula" tabindex="0">')
    : formula
}

/** The children of `<math>`. */
function rowsOf(formula: string): readonly string[] {
  const rows: string[] = []
  let [depth, start] = [0, 0]
  for (const { 0: tag, index } of formula.matchAll(/<\/?[a-z][^<>]*>/g)) {
    if (tag.endsWith('/>')) continue
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 2 && !tag.startsWith('</')) start = index
    if (depth === 1 && tag.startsWith('</')) rows.push(formula.slice(start, index))
  }
  return rows
}

function lettersIn(row: string): number {
  const letters = row.replace(/<[^<>]*>/g, '').replace(/&[a-z#\d]+;/gi, 'x')
  return [...letters].length
}
