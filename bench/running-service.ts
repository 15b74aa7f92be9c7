import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const cli = join(import.meta.dirname, '..', 'comments-api', 'cli.ts')

export type RunningService = { readonly child: ChildProcess; readonly url: string }

/** The comment service in `folder`, with a thread "bench" of 100 comments of about 250 characters. */
export async function startService(
  folder: string,
  database = `sqlite:${join(folder, 'comments.db')}`,
): Promise<RunningService> {
  writeManifest(join(folder, 'threads.json'))
  const archive = join(folder, 'archive.jsonl')
  writeArchive(archive)
  const settings = settingsOf(folder, database)
  execFileSync(process.execPath, [cli, 'import', archive], { env: settings, cwd: folder })
  const child = spawn(process.execPath, [cli], {
    env: settings,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { child, url: await readyAddress(child) }
}

function settingsOf(folder: string, database: string): NodeJS.ProcessEnv {
  return {
    AFTERWORD_SITE: 'http://localhost:8080',
    AFTERWORD_MANIFEST: join(folder, 'threads.json'),
    AFTERWORD_DATABASE: database,
    AFTERWORD_SECRET: randomBytes(48).toString('base64'),
    AFTERWORD_PORT: '0',
    AFTERWORD_MODERATION: 'none',
    // Each request comes from an address of its own, so that what is measured is not the rate limit.
    AFTERWORD_TRUST_PROXY: '127.0.0.1',
  }
}

function writeManifest(path: string): void {
  const thread = {
    id: 'bench',
    url: 'http://localhost:8080/bench/',
    title: 'Bench',
    aliases: [],
    comments: 'open',
    closesAt: null,
    author: { name: 'Bench', url: null },
  }
  writeFileSync(path, JSON.stringify({ site: 'http://localhost:8080/', threads: [thread] }))
}

function writeArchive(path: string): void {
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
  writeFileSync(path, `${lines.join('\n')}\n`)
}

async function readyAddress(service: ChildProcess): Promise<string> {
  if (service.stdout === null) throw new Error('the comment service has no standard output')
  for await (const line of createInterface({ input: service.stdout })) {
    const url = /ready at (http:\/\/\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the comment service did not start')
}
