import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Run, runCommand } from '../measure/run-command.ts'
import type { Generator } from './generator.ts'

/** What takes longer varies little between rounds, and is measured only once. */
const longSeconds = 20

/** A generator in a folder of its own, with what was measured of it so far. */
export type Subject = {
  readonly generator: Generator
  readonly folder: string
  readonly posts: number
  readonly runs: Map<string, Run[]>
}

/** Prepares a generator. It also builds a small site, so that its program has been read from the disk once. */
export async function layOut(
  generator: Generator,
  folder: string,
  posts: number,
): Promise<Subject> {
  const subject = { generator, folder, posts, runs: new Map() }
  generator.layOut(folder)
  generator.writePosts(folder, Math.min(posts, 10))
  await build(subject, 'the first posts')
  generator.writePosts(folder, posts)
  return subject
}

export function isWorthMeasuring({ runs }: Subject, what: string, limit = longSeconds): boolean {
  return runs.get(what)?.every(run => run.seconds < limit) ?? true
}

export async function measure(subject: Subject, what: string): Promise<void> {
  const run = await build(subject, what)
  subject.runs.getOrInsertComputed(what, () => []).push(run)
  await subject.generator.settleAfter?.[what]?.(subject.folder)
}

function build({ generator, folder }: Subject, what: string): Promise<Run> {
  const env = { ...process.env, ...generator.environment }
  return runCommand(generator.commandAfter?.[what] ?? generator.command, { cwd: folder, env })
}

/** Deletes everything that earlier builds left. */
export function forget({ generator, folder }: Subject): void {
  for (const path of [generator.output, ...generator.kept])
    rmSync(join(folder, path), { recursive: true, force: true })
}

export function siteOf({ generator, folder }: Subject): string {
  return join(folder, generator.output)
}
