import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Results } from '../measure/results.ts'
import { drawChart } from './draw-chart.ts'
import { writeScaleTable } from './scale-table.ts'
import { writeTables } from './write-tables.ts'

const docs = join(import.meta.dirname, '..', '..', 'docs')
const begin = '<!-- Below: drawn from performance.json by docs/draw-performance.ts. -->'
const end = '<!-- Above: drawn from performance.json by docs/draw-performance.ts. -->'

/**
 * What the files of the performance page and the table in the guide must contain to agree with the results, by path.
 */
export function drawPerformancePage(): ReadonlyMap<string, string> {
  const page = join(docs, 'reference', 'performance.md')
  const guide = join(docs, 'guides', 'scale.md')
  const file = readFileSync(join(docs, 'reference', 'performance.json'), 'utf8')
  const results = Results.parse(JSON.parse(file))
  return new Map([
    [page, redraw(page, `${writeTables(results)}\n`)],
    [guide, redraw(guide, writeScaleTable(results))],
    [join(docs, 'images', 'performance.svg'), drawChart(results)],
  ])
}

/** The drawn part begins after one line and goes on to another, or to the end of the file. */
function redraw(path: string, drawn: string): string {
  const [before = '', after = ''] = readFileSync(path, 'utf8').split(begin)
  const [, rest] = after.split(end)
  return `${before}${begin}\n\n${drawn}${rest === undefined ? '' : `\n\n${end}${rest}`}`
}
