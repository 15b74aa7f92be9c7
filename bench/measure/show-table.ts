import type { Comparison, Row } from './results.ts'

/** A table for each group, in columns that a terminal shows well. */
export function showTable(rows: readonly Row[]): string {
  const groups = Map.groupBy(rows, row => row.group)
  return [...groups].map(([group, members]) => showGroup(group, members)).join('\n\n')
}

function showGroup(group: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(row => nameOf(row).length))
  const lines = rows.map(row => {
    const figure = `${showNumber(row.median)} ${row.unit}`.trimEnd().padStart(14)
    const spread = row.rounds.length > 1 ? showSpread(row.spread) : ''
    const against = (row.against ?? []).map(showComparison).join(' · ')
    return `  ${nameOf(row).padEnd(width)}${figure}  ${spread.padEnd(20)}${against}`.trimEnd()
  })
  return [group, ...lines].join('\n')
}

function nameOf({ what, size }: Row): string {
  return size === undefined ? what : `${what}, ${size.toLocaleString('en')}`
}

function showComparison({ peer, ratio }: Comparison): string {
  return `${showNumber(ratio.median)} × ${peer}`
}

function showSpread([low, high]: Row['spread']): string {
  return `[${showNumber(low)} to ${showNumber(high)}]`
}

function showNumber(value: number): string {
  if (Number.isInteger(value) || value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
