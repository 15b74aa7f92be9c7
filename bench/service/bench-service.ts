import { join } from 'node:path'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import type { Asked } from '../options.ts'
import { makeRunFolder } from '../run-folder.ts'
import { planThreads, type ThreadPlan } from './corpus/plan-threads.ts'
import { writeArchive, writeManifest } from './corpus/write-corpus.ts'
import { startInstances } from './ground/start-instances.ts'
import { type Engine, storeComments } from './ground/store-comments.ts'
import { measureChangedThreads } from './measures/changed-threads.ts'
import { measureColdThreads } from './measures/cold-threads.ts'
import { measureCounts } from './measures/counts.ts'
import type { Ground } from './measures/ground.ts'
import { measureHotThread } from './measures/hot-thread.ts'
import { measureInTouch } from './measures/in-touch.ts'
import { measureLongThread } from './measures/long-thread.ts'
import { measureMemory } from './measures/memory.ts'
import { measureReadsUnderWrites } from './measures/reads-under-writes.ts'
import { measureStartUp } from './measures/start-up.ts'
import { measureWire } from './measures/wire.ts'
import { measureWrites } from './measures/writes.ts'
import { Submissions } from './requests/submissions.ts'

/** The comment service in a process of its own on each engine, beside servers that do the least there is to do. */
export async function benchService(asked: Asked): Promise<Row[]> {
  using folder = makeRunFolder()
  const plan = planThreads(asked.comments)
  await writeManifest(join(folder.path, 'threads.json'), plan)
  await writeArchive(join(folder.path, 'archive.jsonl'), plan)
  const rows: Row[] = []
  for (const engine of asked.engines) {
    rows.push(...(await benchEngine(engine, { folder: folder.path, plan, asked })))
  }
  return rows
}

type Corpus = { readonly folder: string; readonly plan: ThreadPlan; readonly asked: Asked }

const names = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const

async function benchEngine(engine: Engine, { folder, plan, asked }: Corpus): Promise<Row[]> {
  const group = `The service on ${names[engine]}`
  await using stored = await storeComments(engine, folder)
  const submissions = new Submissions(stored.settings['AFTERWORD_SECRET'] ?? '')
  const shared = { ...asked, plan, stored, submissions }
  const rows = [
    summarise({ group, what: 'import of the archive', size: asked.comments, unit: 's' }, [
      stored.seconds,
    ]),
    ...(await measureStartUp({ ...shared, group })),
    ...(await benchInstances(1, { ...shared, group })),
  ]
  if (engine === 'sqlite') return rows
  return [...rows, ...(await benchInstances(2, { ...shared, group: `${group}, two instances` }))]
}

async function benchInstances(count: number, shared: Omit<Ground, 'instances'>): Promise<Row[]> {
  await using running = new AsyncDisposableStack()
  const instances = await startInstances(count, shared.stored)
  for (const instance of instances) running.use(instance)
  const ground: Ground = { ...shared, instances }
  const rows = await measureWire(ground)
  rows.push(measureMemory(ground, 'idle'))
  for (const measure of measures) rows.push(...(await measure(ground)))
  return [...rows, measureMemory(ground, 'after all of it')]
}

const measures: readonly ((ground: Ground) => Promise<Row[]>)[] = [
  measureHotThread,
  measureColdThreads,
  measureChangedThreads,
  measureCounts,
  measureWrites,
  measureReadsUnderWrites,
  measureLongThread,
  measureInTouch,
]
