import type { Results, Row } from '../measure/results.ts'
import { nameOf, showFigure, showNumber, showSpread } from '../measure/show-row.ts'
import { fullBuild } from '../measure/summarise.ts'

/** All that was measured, as tables in Markdown. */
export function writeTables({ date, machine, rows }: Results): string {
  const { processor, cores, memory, system, node } = machine
  const where = `${cores} cores of a processor “${processor}”, ${memory} GB of memory, ${system}, Node ${node}`
  const groups = Map.groupBy(rows.filter(isTold), row => row.group)
  const tables = [...groups].map(([group, members]) => `### ${group}\n\n${writeTable(members)}`)
  return [`Taken on ${date}: ${where}.`, ...tables].join('\n\n')
}

/** Of waits the 99th of a hundred is told; the others are in the JSON. */
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
  return markUp([['', 'median', 'lowest to highest', 'is as much as'], ...lines])
}

/** A column for each size; whoever built the same posts in the same rounds stands below. */
function writeBySize(rows: readonly Row[]): string {
  const sizes = [...new Set(rows.map(({ size = 0 }) => size))].sort((a, b) => a - b)
  const lines = [...Map.groupBy(rows, row => row.what)].flatMap(([what, members]) => {
    const inOrder = sizes.map(size => members.find(row => row.size === size))
    const peers = new Set(members.flatMap(row => (row.against ?? []).map(({ peer }) => peer)))
    const besides = [...peers]
      .filter(peer => !peer.endsWith(fullBuild))
      .map(peer => [`${what}: ${peer}`, ...inOrder.map(row => writePeer(row, peer))])
    return [[what, ...inOrder.map(writeCell)], ...besides]
  })
  return markUp([['', ...sizes.map(size => size.toLocaleString('en'))], ...lines])
}

/** Beside a change the first peer's full build is told; the others' are in the JSON. */
function writeCell(row: Row | undefined): string {
  if (row === undefined) return ''
  const spread = showSpread(row)
  const whole = row.against?.find(({ peer }) => peer.endsWith(fullBuild))
  return [
    `**${showFigure(row.median, row.unit)}**${spread === '' ? '' : ` (${spread})`}`,
    ...(whole === undefined ? [] : [`${times(whole.ratio.median)} ${whole.peer}`]),
  ].join('; ')
}

function writePeer(row: Row | undefined, peer: string): string {
  const found = row?.against?.find(one => one.peer === peer)
  if (row === undefined || found === undefined) return ''
  return `${showFigure(found.median, row.unit)}; ours is ${times(found.ratio.median)}`
}

function times(ratio: number): string {
  return `${showNumber(ratio)} ×`
}

function markUp([head = [], ...lines]: readonly (readonly string[])[]): string {
  const rule = head.map(() => '---')
  return [head, rule, ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
