import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import autocannon from 'autocannon'
import { type Row, summarise } from './measure.ts'

const repository = join(import.meta.dirname, '..')
const seconds = 4
const path = '/api/threads/bench/comments'

/** The real service beside a bare Fastify that answers the same bytes, in turns. */
export async function benchService(rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  const settings = prepare(folder)
  const service = spawn(process.execPath, [join(repository, 'comments-api', 'cli.ts')], {
    env: settings,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const url = await readyAddress(service)
    const read = { method: 'GET', headers: { 'accept-encoding': 'br' } } as const
    const reads = await compare('reads of a thread of 100', url, read, rounds)
    const unchanged = {
      ...read,
      headers: {
        ...read.headers,
        'if-none-match': (await record(url, read)).headers['etag'] ?? '',
      },
    }
    const unchangedReads = await compare('304 of the same', url, unchanged, rounds)
    const writes = await compare('durable writes', url, write(), rounds)
    return [...reads, ...unchangedReads, ...writes]
  } finally {
    service.kill('SIGTERM')
    await once(service, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A manifest of one thread, and 100 comments of about 250 characters in it. */
function prepare(folder: string): NodeJS.ProcessEnv {
  const thread = {
    id: 'bench',
    url: 'http://localhost:8080/bench/',
    title: 'Bench',
    aliases: [],
    comments: 'open',
    closesAt: null,
    author: { name: 'Bench', url: null },
  }
  writeFileSync(
    join(folder, 'threads.json'),
    JSON.stringify({ site: 'http://localhost:8080/', threads: [thread] }),
  )
  const comments = Array.from({ length: 100 }, (_, number) => ({
    type: 'comment',
    id: `bench${String(number).padStart(6, '0')}`,
    thread: 'bench',
    parent: null,
    author: { name: `Reader ${number}`, email: '', url: '', isOwner: false },
    body: `${number}: ${'A sentence of some length that says *something*. '.repeat(5)}`,
    status: 'approved',
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
  }))
  const lines = [{ type: 'archive', format: 1 }, ...comments].map(line => JSON.stringify(line))
  writeFileSync(join(folder, 'archive.jsonl'), `${lines.join('\n')}\n`)
  const settings = {
    AFTERWORD_SITE: 'http://localhost:8080',
    AFTERWORD_MANIFEST: join(folder, 'threads.json'),
    AFTERWORD_DATABASE: `sqlite:${join(folder, 'comments.db')}`,
    AFTERWORD_PORT: '0',
    AFTERWORD_MODERATION: 'none',
    // Each request comes from an address of its own, so that what is measured is not the rate limit.
    AFTERWORD_TRUST_PROXY: '127.0.0.1',
  }
  execFileSync(
    process.execPath,
    [join(repository, 'comments-api', 'cli.ts'), 'import', join(folder, 'archive.jsonl')],
    { env: settings, cwd: folder },
  )
  return settings
}

type Load = {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  bodyOf?(number: number): string
}

function write(): Load {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    bodyOf: number =>
      JSON.stringify({
        author: { name: `Writer ${number}` },
        body: `Number ${number}: words that nobody wrote before.`,
      }),
  }
}

async function compare(what: string, url: string, load: Load, rounds: number): Promise<Row[]> {
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
    summarise(`${what}`, 'req/s', figures.service),
    summarise(`${what}: slowest of a hundred`, 'ms', figures.slow),
    summarise(`${what}: bare Fastify, same bytes`, 'req/s', figures.bare),
    summarise(
      `${what}: ratio`,
      '',
      figures.service.map((value, round) => value / (figures.bare[round] ?? Number.NaN)),
    ),
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
  const refused =
    result.non2xx -
    (headers['if-none-match'] === undefined
      ? 0
      : (result.statusCodeStats?.['304']?.count ?? result.non2xx))
  if (refused > 0 || result.errors > 0)
    throw new Error(
      `${refused} of ${result.requests.total} requests were refused, ${result.errors} failed`,
    )
  return result
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

async function readyAddress(service: ChildProcess): Promise<string> {
  if (service.stdout === null) throw new Error('the comment service has no standard output')
  for await (const line of createInterface({ input: service.stdout })) {
    const url = /ready at (http:\/\/\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the comment service did not start')
}
