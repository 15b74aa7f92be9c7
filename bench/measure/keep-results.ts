import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { Results, type Row } from './results.ts'

/** Keeps earlier results of the same machine, so that a long measurement can be taken in parts. */
export function keepResults(file: string, results: Results): void {
  const earlier = existsSync(file) ? Results.parse(JSON.parse(readFileSync(file, 'utf8'))) : null
  const rows = [...besides(earlier, results), ...results.rows]
  writeFileSync(file, writeByRow({ ...results, rows }))
}

/** Writes a line for each row, so that a diff shows what was measured again. */
function writeByRow({ rows, ...where }: Results): string {
  const head = JSON.stringify(where).slice(0, -1)
  return `${head},"rows":[\n${rows.map(row => JSON.stringify(row)).join(',\n')}\n]}\n`
}

function besides(earlier: Results | null, { machine, rows }: Results): readonly Row[] {
  if (earlier === null) return []
  if (!isDeepStrictEqual(earlier.machine, machine)) {
    console.error('The earlier results are from another machine, and are dropped')
    return []
  }
  const measured = new Set(rows.map(keyOf))
  return earlier.rows.filter(row => !measured.has(keyOf(row)))
}

function keyOf({ group, what, size }: Row): string {
  return JSON.stringify([group, what, size])
}
