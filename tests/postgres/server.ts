import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findFreePort } from '../free-port.ts'
import { placePrograms } from './programs.ts'

type Identity = { readonly uid?: number; readonly gid?: number }

export type PostgresServer = {
  addressOf(database: string): string
  start(): Promise<void>
  /** Stops it as an administrator does: connections are told, and closed. */
  stop(): Promise<void>
  /** Stops it in the middle of whatever it is doing, without telling anybody, until the returned function is called. */
  freeze(): () => void
  remove(): Promise<void>
}

/** No test's data has to survive a power failure. The other settings are small because three tests run at a time. */
const testSettings = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  jit: 'off',
  max_connections: '300',
  shared_buffers: '64MB',
  max_wal_size: '4GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  log_checkpoints: 'off',
}

/**
 * A real server of its own from the npm package, with its files in a temporary folder. `others` override the tests'
 * settings.
 */
export async function startPostgres(
  others: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-postgres-'))
  try {
    return await startIn(folder, { ...testSettings, ...others })
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

async function startIn(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<PostgresServer> {
  chmodSync(folder, 0o755)
  const { initdb, postgres } = placePrograms(join(folder, 'programs'))
  const files = join(folder, 'data')
  makeFiles(files, initdb)
  const port = await findFreePort()
  const words = ['-D', files, '-p', String(port), '-h', '127.0.0.1', '-k', '']
  for (const [name, value] of Object.entries(settings)) words.push('-c', `${name}=${value}`)
  const { start, stop, freeze } = openServer(postgres, words)
  await start()
  return {
    addressOf: database => `postgres://postgres@127.0.0.1:${port}/${database}`,
    start,
    stop,
    freeze,
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function makeFiles(files: string, initdb: string): void {
  const identity = ordinaryIdentity()
  makeFilesFolder(files, identity)
  execFileSync(
    initdb,
    ['-D', files, '--no-sync', '--auth=trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C'],
    { ...identity, env: environmentOfServer(), stdio: ['ignore', 'ignore', 'pipe'] },
  )
}

function openServer(
  program: string,
  words: readonly string[],
): Pick<PostgresServer, 'start' | 'stop' | 'freeze'> {
  let running: ChildProcess | null = null
  // A run that is interrupted leaves no server behind.
  process.once('exit', () => running?.kill('SIGQUIT'))
  return {
    start: async () => {
      running = spawn(program, words, {
        ...ordinaryIdentity(),
        env: environmentOfServer(),
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      await untilReady(running)
    },
    stop: async () => {
      if (running === null || running.exitCode !== null) return
      const exit = once(running, 'exit')
      running.kill('SIGINT')
      await exit
    },
    freeze: () => {
      const server = running?.pid
      if (server === undefined) throw new Error('no server runs')
      // A stopped server neither starts nor collects child processes, so it is stopped first and continued last.
      process.kill(server, 'SIGSTOP')
      const connections = childrenOf(server)
      for (const pid of connections) process.kill(pid, 'SIGSTOP')
      return () => {
        for (const pid of [...connections, server]) process.kill(pid, 'SIGCONT')
      }
    },
  }
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return children === '' ? [] : children.split(' ').map(Number)
}

function environmentOfServer() {
  return { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' }
}

/**
 * PostgreSQL refuses to run as root. Every system has the user `nobody`, and initdb wants a user that the system knows.
 */
function ordinaryIdentity(): Identity {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

function makeFilesFolder(files: string, { uid, gid }: Identity): void {
  mkdirSync(files, { mode: 0o700 })
  if (uid !== undefined && gid !== undefined) chownSync(files, uid, gid)
}

async function untilReady(server: ChildProcess): Promise<void> {
  if (server.stderr === null) throw new Error('PostgreSQL has no standard error')
  const said: string[] = []
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line)
    // A standby is ready for read-only ones.
    if (/ready to accept (?:read-only )?connections/.test(line)) {
      server.stderr.resume()
      return
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`)
}
