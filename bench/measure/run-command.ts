import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const version = spawnSync('/usr/bin/time', ['--version'], { encoding: 'utf8' })

/** Without GNU time, only the duration of a command is known. */
export const isGnuTimeThere = `${version.stdout}${version.stderr}`.includes('GNU')

/** What a whole command took, including the start of its runtime. */
export type Run = {
  readonly seconds: number
  /** Of all its threads and of the processes that it waited for; `null` if GNU time is not installed. */
  readonly cpuSeconds: number | null
  readonly megabytes: number | null
}

/** Runs the command to its end without showing its output. If it fails, throws an error with that output. */
export async function runCommand(
  command: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-time-'))
  const report = join(folder, 'time')
  try {
    const began = performance.now()
    await waitFor([...gnuTime(report), ...command], options)
    const seconds = (performance.now() - began) / 1_000
    return { seconds, ...readReport(report) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * The kernel reports what a process used to whoever waits for it, but Node does not pass that on. If the command
 * measured itself, its peak would begin with the memory that this process had when it started it.
 */
function gnuTime(report: string): readonly string[] {
  return isGnuTimeThere ? ['/usr/bin/time', '-f', '%U %S %M', '-o', report] : []
}

async function waitFor(
  [program = '', ...words]: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<void> {
  const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', reject)
  })
  const [printed, complaint, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ])
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${complaint || printed}`)
}

function readReport(report: string): Pick<Run, 'cpuSeconds' | 'megabytes'> {
  if (!isGnuTimeThere) return { cpuSeconds: null, megabytes: null }
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(report, 'utf8').split(' ').map(Number)
  return { cpuSeconds: user + system, megabytes: kilobytes / 1_024 }
}
