import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { listThreads, type ThreadPlan } from '../corpus/plan-threads.ts'

type Statements = AsyncDisposable & {
  readonly columns: () => Promise<readonly string[]>
  readonly count: () => Promise<number>
  readonly run: (statement: string) => Promise<unknown>
}

/**
 * Copies the quiet threads that the service has imported until there are as many as planned. Rendering a million
 * comments would take minutes, and give the same rows. Each pass copies all of them, the last one what is missing.
 */
export async function multiplyThreads(
  database: string,
  { quiet: imported }: ThreadPlan,
  plan: ThreadPlan,
): Promise<void> {
  const { quiet: planned } = plan
  await using statements = await openStatements(database)
  const columns = await statements.columns()
  for (let from = imported.length; from < planned.length; from += imported.length) {
    const copies = planned.slice(from, from + imported.length)
    const pairs = copies.map(({ id }, place) => `('${imported[place]?.id}', '${id}')`)
    const renamed = `with renamed (source, copy) as (values ${pairs.join(', ')})`
    await statements.run(`${renamed}
      insert into threads (id, version, count)
      select renamed.copy, version, count
      from renamed join threads on threads.id = renamed.source`)
    await statements.run(`${renamed}
      insert into comments (${columns.join(', ')})
      select ${columns.map(column => copyOf(column, markOf(from / imported.length))).join(', ')}
      from renamed join comments on comments.thread = renamed.source`)
  }
  const wanted = listThreads(plan).reduce((total, { size }) => total + size, 0)
  const there = await statements.count()
  if (there !== wanted) throw new Error(`${there} comments are there instead of ${wanted}`)
}

/** The ids of copies end with this. Imported ids never contain a `z`. */
function markOf(pass: number): string {
  return `z${String(pass).padStart(3, '0')}`
}

/** The ids are also in the stored fragment. */
function copyOf(column: string, mark: string): string {
  const copied = (id: string) => `substr(${id}, 1, 9) || '${mark}'`
  if (column === 'thread') return 'renamed.copy'
  if (column === 'id' || column === 'parent') return copied(`comments.${column}`)
  if (column !== 'fragment') return `comments.${column}`
  const named = `replace(comments.fragment, comments.id, ${copied('comments.id')})`
  const parent = 'coalesce(comments.parent, comments.id)'
  return `replace(${named}, ${parent}, ${copied(parent)})`
}

const anyRow = 'select * from comments limit 1'
const howMany = 'select count(*) as total from comments'

function openStatements(database: string): Promise<Statements> | Statements {
  return database.startsWith('sqlite:')
    ? openFile(database.slice('sqlite:'.length))
    : connect(database)
}

/** Not durable, because a bench that is interrupted starts anew. */
function openFile(path: string): Statements {
  const file = new DatabaseSync(path)
  file.exec(
    'pragma synchronous = off; pragma cache_size = -500000; pragma wal_autocheckpoint = 50000',
  )
  return {
    columns: async () => Object.keys(file.prepare(anyRow).get() ?? {}),
    count: async () => Number(file.prepare(howMany).get()?.['total']),
    run: async statement => file.exec(statement),
    [Symbol.asyncDispose]: async () => file.close(),
  }
}

async function connect(connectionString: string): Promise<Statements> {
  const client = new Client({ connectionString })
  await client.connect()
  return {
    columns: async () => (await client.query(anyRow)).fields.map(({ name }) => name),
    count: async () => Number((await client.query(howMany)).rows[0].total),
    run: statement => client.query(statement),
    [Symbol.asyncDispose]: () => client.end(),
  }
}
