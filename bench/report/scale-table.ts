import type { Results, Row } from '../measure/results.ts'

const usual = 'The service on SQLite'

/** What the guide says about one instance, and what the bench calls it. Each number of stored comments has a column. */
const told = [
  ['a thread of 100 that others read, too', 'a thread of 100'],
  ['what is newer than a page', 'since, nothing newer'],
  ['the thread of 100, asked by caches whether it changed (304)', '304 of the same'],
  ['threads of 20 that nobody read since the service started', 'threads of 20, never read before'],
  ['threads of 100 in which somebody wrote just now', 'threads of 100, just changed'],
  ['counts for a list of 20 posts', 'counts of 20 threads'],
  [
    'responses, checked, judged, rendered and on the disk before they are answered',
    'durable writes',
  ],
  [
    'the first page of a very long thread, just changed: 99 of 100 within',
    'a long thread: its first page, just changed: p99',
  ],
  ['from the start to the first answer', 'start to the first answer'],
  ['memory, after the start', 'resident memory, idle'],
  ['memory, after all of this', 'resident memory, after all of it'],
  ['the file, with all indexes', 'the database on the disk'],
] as const

/** Rounded, because the figures of one machine on one day are no promises. */
export function writeScaleTable({ rows }: Results): string {
  const groups = Map.groupBy(rows, ({ group }) => group)
  const columns = [...groups]
    .filter(([group]) => group === usual || group.startsWith(`${usual} with `))
    .map(([, members]) => ({ members, stored: storedIn(members) }))
    .sort((one, other) => one.stored - other.stored)
  const head = ['', ...columns.map(({ stored }) => `${stored.toLocaleString('en')} responses`)]
  const lines = told.map(([name, what]) => [
    name,
    ...columns.map(({ members }) => showRow(members.find(row => row.what === what))),
  ])
  return [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function storedIn(rows: readonly Row[]): number {
  const sizes = ['the database on the disk', 'import of the archive'].map(
    what => rows.find(row => row.what === what)?.size,
  )
  return sizes.find(size => size !== undefined) ?? 0
}

function showRow(row: Row | undefined): string {
  if (row === undefined) return ''
  const figure = row.median.toLocaleString('en', { maximumSignificantDigits: 2 })
  if (row.unit === 'req/s') return `${figure} a second`
  const isOfThread = row.what.startsWith('a long thread')
  return `${figure} ${row.unit}${isOfThread ? `, of ${row.size?.toLocaleString('en')}` : ''}`
}
