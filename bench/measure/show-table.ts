import type { Comparison, Row } from './results.ts'
import { nameOf, showFigure, showNumber, showSpread } from './show-row.ts'

/** Shows a table for each group, in columns for a terminal. */
export function showTable(rows: readonly Row[]): string {
  const groups = Map.groupBy(rows, row => row.group)
  return [...groups].map(([group, members]) => showGroup(group, members)).join('\n\n')
}

function showGroup(group: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(row => nameOf(row).length))
  const lines = rows.map(row => {
    const figure = showFigure(row.median, row.unit).padStart(14)
    const spread = `[${showSpread(row)}]`.replace('[]', '').padEnd(20)
    const against = (row.against ?? []).map(showComparison).join(' · ')
    return `  ${nameOf(row).padEnd(width)}${figure}  ${spread}${against}`.trimEnd()
  })
  return [group, ...lines].join('\n')
}

function showComparison({ peer, ratio }: Comparison): string {
  return `${showNumber(ratio.median)} × ${peer}`
}
