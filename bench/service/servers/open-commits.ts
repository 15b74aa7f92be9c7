import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Pool } from 'pg'
import type { Commit } from './waiting-rows.ts'

/** Commits to a separate table: in a file beside the service's, or in its database. */
export function openCommits(database: string): Promise<Commit> {
  if (database.startsWith('sqlite:')) return commitsToFile(database.slice('sqlite:'.length))
  return commitsToServer(database)
}

const table =
  'create table if not exists bench_rows (id text primary key, thread text, name text, body text, created_at text)'

async function commitsToFile(file: string): Promise<Commit> {
  const workerData = { file: `${file}.limit`, table }
  const worker = new Worker(new URL('./group-commit-writer.ts', import.meta.url), { workerData })
  await once(worker, 'message')
  return async rows => {
    worker.postMessage(rows)
    await once(worker, 'message')
  }
}

async function commitsToServer(url: string): Promise<Commit> {
  const pool = new Pool({ connectionString: url, max: 1 })
  await pool.query(table)
  const text =
    'insert into bench_rows select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])'
  return async rows => {
    const columns = [0, 1, 2, 3, 4].map(column => rows.map(row => row[column]))
    await pool.query({ name: 'commit', text, values: columns })
  }
}
