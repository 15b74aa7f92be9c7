import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import autocannon from 'autocannon'
import type { Row } from './measure/results.ts'
import { compare, summarise } from './measure/summarise.ts'
import type { Asked } from './options.ts'
import { startService } from './running-service.ts'

const group = 'The service'
const seconds = 4
const path = '/api/threads/bench/comments'

/** The real service beside a bare Fastify that answers the same bytes, in turns. */
export async function benchService({ rounds, database }: Asked): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  const { child, url } = await startService(folder, database)
  try {
    const { headers } = await record(url, read)
    const etag = { 'if-none-match': headers['etag'] ?? '' }
    const unchanged = { ...read, headers: { ...read.headers, ...etag } }
    return [
      ...(await measure({ what: 'reads of a thread of 100', url, load: read, rounds })),
      ...(await measure({ what: '304 of the same', url, load: unchanged, rounds })),
      ...(await measure({ what: 'durable writes', url, load: write, rounds })),
    ]
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

type Load = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  bodyOf?(number: number): string
}

const read: Load = { method: 'GET', headers: { 'accept-encoding': 'br' } }

const write: Load = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  bodyOf: number =>
    JSON.stringify({
      author: { name: `Writer ${number}` },
      body: `Number ${number}: words that nobody wrote before.`,
    }),
}

type Comparison = {
  readonly what: string
  readonly url: string
  readonly load: Load
  readonly rounds: number
}

async function measure({ what, url, load, rounds }: Comparison): Promise<Row[]> {
  const { bare, address } = await startBare(await record(url, load))
  const figures = { service: [] as number[], bare: [] as number[], slow: [] as number[] }
  try {
    for (let round = 0; round < rounds; round += 1) {
      const ours = await shoot(url, load, round)
      const theirs = await shoot(address, load, round)
      figures.service.push(ours.requests.average)
      figures.slow.push(ours.latency.p99)
      figures.bare.push(theirs.requests.average)
    }
  } finally {
    bare.kill()
  }
  return [
    compare(summarise({ group, what, unit: 'req/s' }, figures.service), {
      'bare Fastify, same bytes': figures.bare,
    }),
    summarise({ group, what: `${what}: slowest of a hundred`, unit: 'ms' }, figures.slow),
  ]
}

async function shoot(
  url: string,
  { method, headers, bodyOf }: Load,
  round: number,
): Promise<autocannon.Result> {
  let number = (round + 1) * 10_000_000
  const setupRequest = (next: autocannon.Request): autocannon.Request => {
    number += 1
    const from = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
    return {
      ...next,
      headers: { ...headers, 'x-forwarded-for': from },
      ...(bodyOf === undefined ? {} : { body: bodyOf(number) }),
    }
  }
  const result = await autocannon({
    url: `${url}${path}`,
    method,
    connections: 32,
    duration: seconds,
    requests: [{ setupRequest }],
  })
  refuseFailures(result, headers)
  return result
}

/** A figure counts only when every request was answered as it should be: 304 is right for those that ask for it. */
function refuseFailures(result: autocannon.Result, headers: Load['headers']): void {
  const unchanged = result.statusCodeStats?.['304']?.count ?? result.non2xx
  const refused = result.non2xx - (headers['if-none-match'] === undefined ? 0 : unchanged)
  if (refused > 0 || result.errors > 0)
    throw new Error(
      `${refused} of ${result.requests.total} requests were refused, ${result.errors} failed`,
    )
}

type Recorded = {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** What the service answers to one such request, byte for byte. */
async function record(url: string, { method, headers, bodyOf }: Load): Promise<Recorded> {
  const call = request(`${url}${path}`, { method, headers })
  call.end(bodyOf?.(1))
  const [answer] = await once(call, 'response')
  const body = await buffer(answer)
  const kept = Object.entries(answer.headers).filter(
    ([name]) => !['connection', 'keep-alive', 'date', 'content-length'].includes(name),
  )
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: body.toString('base64'),
  }
}

async function startBare(answer: Recorded): Promise<{ bare: ChildProcess; address: string }> {
  const bare = fork(join(import.meta.dirname, 'bare-server.ts'))
  bare.send(answer)
  const [address] = await once(bare, 'message')
  return { bare, address: String(address) }
}
