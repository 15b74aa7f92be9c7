import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { compileCache } from './compile-cache.ts'

/** A server in a process of its own, which ends with its scope. */
export type Running = AsyncDisposable & {
  readonly url: string
  /** The memory that it holds, in MB. */
  memory(): number
  /** The processor time that it has taken so far, in milliseconds. */
  processorTime(): Promise<number>
}

type Options = {
  /** What the server is told before it listens. */
  readonly told: object
  readonly env?: NodeJS.ProcessEnv
  readonly flags?: readonly string[]
}

/** Starts a server of servers/, tells it what to serve, and waits for its address. It ends when the bench ends. */
export async function startProcess(file: string, options: Options): Promise<Running> {
  const { told, env = {}, flags = [] } = options
  const child = fork(file, {
    env: { ...process.env, ...compileCache, ...env },
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const complaint = collect(child)
  child.send(told)
  const answer = await Promise.race([once(child, 'message'), once(child, 'exit')])
  const [url] = answer
  if (typeof url !== 'string') throw new Error(`${file} did not start:\n${complaint()}`)
  return {
    url,
    memory: () => residentMemory(child),
    processorTime: () => askForTime(child),
    [Symbol.asyncDispose]: () => stop(child),
  }
}

/** Keeps the beginning of what it complains about. The rest is read, too, so that the process never waits for us. */
function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    if (text.length < 4_000) text += chunk
  })
  return () => text
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

async function askForTime(child: ChildProcess): Promise<number> {
  child.send('processor time')
  const [milliseconds] = await once(child, 'message')
  return Number(milliseconds)
}

function residentMemory({ pid = 0 }: ChildProcess): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kilobytes) / 1_024
}
