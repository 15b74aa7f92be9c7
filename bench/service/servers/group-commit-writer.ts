import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Row } from './waiting-rows.ts'

const database = new DatabaseSync(workerData.file)
database.exec('pragma journal_mode = wal')
database.exec('pragma synchronous = full')
database.exec(workerData.table)
const insert = database.prepare('insert into bench_rows values (?, ?, ?, ?, ?)')

parentPort?.on('message', (rows: readonly Row[]) => {
  database.exec('begin immediate')
  for (const row of rows) insert.run(...row)
  database.exec('commit')
  parentPort?.postMessage('done')
})
parentPort?.postMessage('ready')
