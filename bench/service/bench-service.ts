import { join } from 'node:path'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import type { Asked } from '../options.ts'
import { makeRunFolder } from '../run-folder.ts'
import { planThreads, type ThreadPlan } from './corpus/plan-threads.ts'
import { writeArchive, writeManifest } from './corpus/write-corpus.ts'
import { measureChangedThreads } from './measures/changed-threads.ts'
import { measureColdThreads } from './measures/cold-threads.ts'
import { measureCounts } from './measures/counts.ts'
import { measureHotThread } from './measures/hot-thread.ts'
import { measureInTouch } from './measures/in-touch.ts'
import { measureLongThread } from './measures/long-thread.ts'
import { measureIdleMemory, measureMemory } from './measures/memory.ts'
import { measureReadsUnderWrites } from './measures/reads-under-writes.ts'
import type { Setup } from './measures/setup.ts'
import { measureStartUp } from './measures/start-up.ts'
import { measureWire } from './measures/wire.ts'
import { measureWrites } from './measures/writes.ts'
import { multiplyThreads } from './prepare/multiply-threads.ts'
import { settleDatabase } from './prepare/settle-database.ts'
import { startInstances } from './prepare/start-instances.ts'
import { type Engine, storeComments } from './prepare/store-comments.ts'
import { weighDatabase } from './prepare/weigh-database.ts'
import { Submissions } from './requests/submissions.ts'

/**
 * Measures the comment service in a process of its own on each engine, and compares it with servers that do as little
 * as possible.
 */
export async function benchService(asked: Asked): Promise<Row[]> {
  using folder = makeRunFolder()
  const plan = planThreads(asked.comments)
  const imported = planThreads(Math.min(asked.comments, usual))
  await writeManifest(join(folder.path, 'threads.json'), plan)
  await writeArchive(join(folder.path, 'archive.jsonl'), imported)
  const rows: Row[] = []
  for (const engine of asked.engines) {
    rows.push(...(await benchEngine(engine, { folder: folder.path, imported, plan, asked })))
  }
  return rows
}

const usual = 50_000

type Corpus = {
  readonly folder: string
  /** The part of the plan that is in the archive. */
  readonly imported: ThreadPlan
  readonly plan: ThreadPlan
  readonly asked: Asked
}

const names = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const

/** Rows of a larger database form tables of their own, so that one file can hold them beside the usual ones. */
function groupOf(engine: Engine, comments: number): string {
  const group = `The service on ${names[engine]}`
  return comments > usual ? `${group} with ${comments.toLocaleString('en')} comments` : group
}

async function benchEngine(
  engine: Engine,
  { folder, imported, plan, asked }: Corpus,
): Promise<Row[]> {
  const group = groupOf(engine, asked.comments)
  await using stored = await storeComments(engine, folder)
  await multiplyThreads(stored.database, imported, plan)
  await settleDatabase(stored.database)
  const submissions = new Submissions(stored.settings['AFTERWORD_SECRET'] ?? '')
  const shared = { ...asked, plan, stored, submissions }
  const row = (what: string, size: number, unit: string, figure: number) =>
    summarise({ group, what, size, unit }, [figure])
  const rows = [
    row('import of the archive', Math.min(asked.comments, usual), 's', stored.seconds),
    row('the database on the disk', asked.comments, 'MB', await weighDatabase(stored.database)),
    ...(await measureStartUp({ ...shared, group })),
    ...(await benchInstances(1, { ...shared, group })),
  ]
  if (engine === 'sqlite') return rows
  return [...rows, ...(await benchInstances(2, { ...shared, group: `${group}, two instances` }))]
}

async function benchInstances(count: number, shared: Omit<Setup, 'instances'>): Promise<Row[]> {
  await using running = new AsyncDisposableStack()
  const instances = await startInstances(count, shared.stored)
  for (const instance of instances) running.use(instance)
  const setup: Setup = { ...shared, instances }
  const rows = await measureWire(setup)
  rows.push(await measureIdleMemory(setup))
  for (const measure of measures) rows.push(...(await measure(setup)))
  return [...rows, measureMemory(setup, 'after all of it')]
}

const measures: readonly ((setup: Setup) => Promise<Row[]>)[] = [
  measureHotThread,
  measureColdThreads,
  measureChangedThreads,
  measureCounts,
  measureWrites,
  measureReadsUnderWrites,
  measureLongThread,
  measureInTouch,
]
