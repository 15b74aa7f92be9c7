import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { composePost, nameOf, writeCorpus } from './corpus.ts'
import { type Row, summarise } from './measure.ts'

const repository = join(import.meta.dirname, '..')

/** Whole commands as an author runs them, start of the runtime included. */
export async function benchBuild(posts: number, rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  try {
    writeCorpus(join(folder, 'content'), posts)
    const taken = { cold: [] as Run[], edit: [] as Run[], nothing: [] as Run[], added: [] as Run[] }
    for (let round = 0; round < rounds; round += 1) {
      rmSync(join(folder, '.cache'), { recursive: true, force: true })
      rmSync(join(folder, '_site'), { recursive: true, force: true })
      taken.cold.push(await runBuild(folder))
      editPost(folder, Math.floor(posts / 2), round)
      taken.edit.push(await runBuild(folder))
      taken.nothing.push(await runBuild(folder))
      writeFileSync(
        join(folder, 'content', 'posts', `2020-01-0${(round % 9) + 1}-new-${round}.md`),
        '---\ntitle: New\n---\n\nNew.\n',
      )
      taken.added.push(await runBuild(folder))
    }
    return Object.entries({
      'cold build': taken.cold,
      'after one edit': taken.edit,
      'nothing changed': taken.nothing,
      'a new post': taken.added,
    }).flatMap(([what, runs]) => [
      summarise(
        `${posts} posts, ${what}`,
        's',
        runs.map(run => run.seconds),
      ),
      summarise(
        `${posts} posts, ${what}: peak memory`,
        'MB',
        runs.map(run => run.megabytes),
      ),
      summarise(
        `${posts} posts, ${what}: rendered`,
        'pages',
        runs.map(run => run.rendered),
      ),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
    join(import.meta.dirname, 'report-memory.ts'),
    join(repository, 'generator', 'cli.ts'),
    'build',
    '--json',
    '--comments',
    'copy',
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
