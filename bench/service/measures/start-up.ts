import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Row } from '../../measure/results.ts'
import { compare, summarise } from '../../measure/summarise.ts'
import type { ThreadPlan } from '../corpus/plan-threads.ts'
import { readStartCommand } from '../prepare/start-instances.ts'
import { startBare } from '../prepare/start-peers.ts'
import { type Stored, serviceCommand } from '../prepare/store-comments.ts'
import { threadPath } from '../requests/paths.ts'

type Started = { readonly whole: number; readonly first: number }

type Asked = {
  readonly group: string
  readonly rounds: number
  readonly plan: ThreadPlan
  readonly stored: Stored
}

/** Measures from the command to the first answer, which is a thread of 100 that nobody has read yet. */
export async function measureStartUp({ group, rounds, plan, stored }: Asked): Promise<Row[]> {
  const path = threadPath(plan.hot.id)
  const ours: Started[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await startAndAsk(stored, path))
    bare.push(await startBareAndAsk())
  }
  const wholes = ours.map(({ whole }) => whole)
  const firsts = ours.map(({ first }) => first)
  const row = summarise({ group, what: 'start to the first answer', unit: 'ms' }, wholes)
  return [
    compare(row, { 'bare Fastify': bare }),
    summarise({ group, what: 'a thread of 100, first read after a start', unit: 'ms' }, firsts),
  ]
}

async function startAndAsk({ settings }: Stored, path: string): Promise<Started> {
  const began = performance.now()
  const { env, flags } = readStartCommand()
  const child = spawn(process.execPath, [...flags, serviceCommand], {
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const url = await readyAddress(createInterface({ input: child.stdout }))
    const asked = performance.now()
    await (await fetch(url + path)).text()
    const ended = performance.now()
    return { whole: ended - began, first: ended - asked }
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

async function readyAddress(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, url] = /ready at (http:\/\/\S+)/.exec(line) ?? []
    if (url !== undefined) return url
  }
  throw new Error('the comment service did not start')
}

async function startBareAndAsk(): Promise<number> {
  const began = performance.now()
  await using bare = await startBare('bare-fastify', { status: 200, headers: {}, body: '' })
  await (await fetch(bare.url)).text()
  return performance.now() - began
}
