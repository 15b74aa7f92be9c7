export type Row = {
  readonly what: string
  readonly unit: string
  readonly median: number
  readonly rounds: readonly number[]
}

export function summarise(what: string, unit: string, rounds: readonly number[]): Row {
  const sorted = rounds.toSorted((a, b) => a - b)
  return { what, unit, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, rounds }
}

export function printRows(rows: readonly Row[]): void {
  for (const { what, unit, median, rounds } of rows) {
    const all = rounds.map(format).join('  ')
    console.log(`${what.padEnd(58)} ${format(median).padStart(9)} ${unit.padEnd(6)} [${all}]`)
  }
}

function format(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)
}
