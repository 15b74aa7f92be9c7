import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Results } from '../measure/results.ts'
import { drawChart } from './draw-chart.ts'
import { writeTables } from './write-tables.ts'

const docs = join(import.meta.dirname, '..', '..', 'docs')
const begin = '<!-- Below: drawn from performance.json by docs/draw-performance.ts. -->'

/** What the files of the page hold when they agree with the results beside them, by path. */
export function drawPerformancePage(): ReadonlyMap<string, string> {
  const page = join(docs, 'reference', 'performance.md')
  const file = readFileSync(join(docs, 'reference', 'performance.json'), 'utf8')
  const results = Results.parse(JSON.parse(file))
  const [written = ''] = readFileSync(page, 'utf8').split(begin)
  return new Map([
    [page, `${written}${begin}\n\n${writeTables(results)}\n`],
    [join(docs, 'images', 'performance.svg'), drawChart(results)],
  ])
}
