import type { Comparison, Results, Row } from '../measure/results.ts'
import { nameOf, showFigure, showNumber, showSpread } from '../measure/show-row.ts'
import { fullBuild } from '../measure/summarise.ts'

/** Everything that was measured, as tables in Markdown. */
export function writeTables({ date, machine, rows }: Results): string {
  const { processor, cores, memory, system, node } = machine
  const where = `${cores} cores of a processor “${processor}”, ${memory} GB of memory, ${system}, Node ${node}`
  const groups = Map.groupBy(rows.filter(isTold), row => row.group)
  const tables = [...groups].map(([group, members]) => `### ${group}\n\n${writeTable(members)}`)
  return [`Taken on ${date}: ${where}.`, ...tables].join('\n\n')
}

/** Of the waits, only the 99th percentile is shown; the others are in the JSON. */
function isTold({ what }: Row): boolean {
  return !/: (?:p50|p97\.5|slowest)$/.test(what)
}

function writeTable(rows: readonly Row[]): string {
  return rows.every(({ size }) => size !== undefined) ? writeBySize(rows) : writeList(rows)
}

function writeList(rows: readonly Row[]): string {
  const lines = rows.map(row => {
    const against = (row.against ?? []).map(({ peer, ratio }) => `${times(ratio.median)} ${peer}`)
    return [nameOf(row), showFigure(row.median, row.unit), showSpread(row), against.join(', ')]
  })
  return markUp([['', 'median', 'lowest to highest', 'beside others'], ...lines])
}

/** A column for each size. Peers that built the same posts in the same rounds come below. */
function writeBySize(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.map(({ size = 0 }) => size))].sort((a, b) => a - b)
  const lines = [...Map.groupBy(rows, row => row.what)].flatMap(([what, members]) => {
    const inOrder = sizes.map(size => members.find(row => row.size === size))
    const peers = new Set(members.flatMap(peersBelow))
    const besides = [...peers].map(peer => [
      `${what}: ${peer}`,
      ...inOrder.map(row => writePeer(row, peer)),
    ])
    return [[what, ...inOrder.map(writeCell)], ...besides]
  })
  return markUp([['', ...sizes.map(size => size.toLocaleString('en'))], ...lines])
}

function peersBelow({ against = [] }: Row): string[] {
  if (against.length < 2) return []
  return against.map(({ peer }) => peer).filter(peer => !peer.endsWith(fullBuild))
}

function writeCell(row: Row | undefined): string {
  if (row === undefined) return ''
  const spread = showSpread(row)
  const figure = `**${showFigure(row.median, row.unit)}**${spread === '' ? '' : ` (${spread})`}`
  const beside = comparisonWithin(row)
  return beside === undefined ? figure : `${figure}; ${times(beside.ratio.median)} ${beside.peer}`
}

/** The only comparison, or after a change the first peer's full build. Those of the others are in the JSON. */
function comparisonWithin({ against = [] }: Row): Comparison | undefined {
  return against.length === 1 ? against[0] : against.find(({ peer }) => peer.endsWith(fullBuild))
}

function writePeer(row: Row | undefined, peer: string): string {
  const found = row?.against?.find(one => one.peer === peer)
  if (row === undefined || found === undefined) return ''
  return `${showFigure(found.median, row.unit)}; ours is ${times(found.ratio.median)}`
}

function times(ratio: number): string {
  return `${showNumber(ratio)} ×`
}

/** Leaves out columns that are empty. */
function markUp([head = [], ...lines]: readonly (readonly string[])[]): string {
  const used = head.map((_, column) => lines.some(cells => cells[column] !== ''))
  const rule = head.map(() => '---')
  return [head, rule, ...lines]
    .map(cells => `| ${cells.filter((_, column) => used[column]).join(' | ')} |`)
    .join('\n')
}
