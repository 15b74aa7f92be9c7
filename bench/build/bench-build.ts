import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { composePost, nameOf, writeCorpus } from '../corpus/write-corpus.ts'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import type { Asked } from '../options.ts'

const repository = join(import.meta.dirname, '..', '..')

/** Whole commands as an author runs them, start of the runtime included. */
export async function benchBuild({ posts, rounds }: Asked): Promise<Row[]> {
  const rows: Row[] = []
  for (const size of posts) rows.push(...(await benchSize(size, rounds)))
  return rows
}

async function benchSize(posts: number, rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  try {
    writeCorpus(join(folder, 'content'), posts)
    const taken: Round[] = []
    for (let round = 0; round < rounds; round += 1)
      taken.push(await runRound(folder, Math.floor(posts / 2), round))
    return (['cold build', 'after one edit', 'nothing changed', 'a new post'] as const).flatMap(
      what =>
        rowsOf(
          `${posts} posts, ${what}`,
          taken.map(run => run[what]),
        ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Round = Readonly<
  Record<'cold build' | 'after one edit' | 'nothing changed' | 'a new post', Run>
>

async function runRound(folder: string, edited: number, round: number): Promise<Round> {
  rmSync(join(folder, '.cache'), { recursive: true, force: true })
  rmSync(join(folder, '_site'), { recursive: true, force: true })
  const cold = await runBuild(folder)
  editPost(folder, edited, round)
  const edit = await runBuild(folder)
  const nothing = await runBuild(folder)
  addPost(folder, round)
  const added = await runBuild(folder)
  return {
    'cold build': cold,
    'after one edit': edit,
    'nothing changed': nothing,
    'a new post': added,
  }
}

function rowsOf(what: string, runs: readonly Run[]): Row[] {
  const row = (name: string, unit: string, figureOf: (run: Run) => number) =>
    summarise({ group: 'Builds', what: name, unit }, runs.map(figureOf))
  return [
    row(what, 's', run => run.seconds),
    row(`${what}: peak memory`, 'MB', run => run.megabytes),
    row(`${what}: rendered`, 'pages', run => run.rendered),
  ]
}

function addPost(folder: string, round: number): void {
  writeFileSync(
    join(folder, 'content', 'posts', `2020-01-0${(round % 9) + 1}-new-${round}.md`),
    '---\ntitle: New\n---\n\nNew.\n',
  )
}

function editPost(folder: string, number: number, round: number): void {
  writeFileSync(
    join(folder, 'content', 'posts', `${nameOf(number)}.md`),
    `${composePost(number)}\nEdited in round ${round}.\n`,
  )
}

type Run = { readonly seconds: number; readonly megabytes: number; readonly rendered: number }

async function runBuild(folder: string): Promise<Run> {
  const words = [
    '--import',
    join(repository, 'bench', 'report-memory.ts'),
    join(repository, 'generator', 'cli.ts'),
    'build',
    '--json',
    '--comments',
    'none',
  ]
  const began = performance.now()
  const child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [answer, complaint, memory, code] = await Promise.all([
    text(streamOf(child, 1)),
    text(streamOf(child, 2)),
    text(streamOf(child, 3)),
    ended,
  ])
  const seconds = (performance.now() - began) / 1_000
  if (code !== 0) throw new Error(`the build failed:\n${complaint}`)
  return { seconds, megabytes: Number(memory) / 1_024, rendered: JSON.parse(answer).rendered }
}

function streamOf(child: ChildProcess, descriptor: 1 | 2 | 3): Readable {
  const stream = child.stdio[descriptor]
  if (!(stream instanceof Readable))
    throw new Error(`descriptor ${descriptor} of the build is not open`)
  return stream
}
