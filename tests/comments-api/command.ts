import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { onTestFinished, vi } from 'vitest'
import { findCommand } from '../../comments-api/commands/all.ts'
import { carryOut } from '../../comments-api/commands/carry-out.ts'
import type { Action } from '../../comments-api/commands/command.ts'
import { readConfig } from '../../comments-api/config.ts'
import { serve } from '../../comments-api/server.ts'
import { bareEnvironment } from '../bare-environment.ts'
import { present } from '../present.ts'
import { secrets } from './begin-database.ts'
import { databaseFor, engine } from './engines.ts'
import { site, writeManifest } from './service.ts'

type Environment = Readonly<Record<string, string>>

/** Settings for a database in `folder`. */
async function settingsFor(folder: string, environment: Environment): Promise<Environment> {
  return {
    AFTERWORD_SITE: site,
    AFTERWORD_MANIFEST: join(folder, 'threads.json'),
    AFTERWORD_DATABASE: await databaseFor(folder),
    ...secrets[engine],
    AFTERWORD_PORT: '0',
    AFTERWORD_TRUST_PROXY: '127.0.0.1',
    AFTERWORD_MODERATION: 'none',
    ...environment,
  }
}

/** Starts the real command. */
async function spawnCli(folder: string, words: readonly string[], environment: Environment = {}) {
  const child = spawn(process.execPath, ['comments-api/cli.ts', ...words], {
    env: { ...bareEnvironment, ...(await settingsFor(folder, environment)) },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

export async function startProcess(folder: string, environment: Environment = {}) {
  await writeManifest(join(folder, 'threads.json'))
  const child = await spawnCli(folder, [], environment)
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const url = line.replace('comment service ready at ', '')
  return { child, url, line }
}

export async function run(folder: string, words: readonly string[], environment: Environment = {}) {
  const child = await spawnCli(folder, words, environment)
  const [printed, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { printed, said, code }
}

/** Where nobody reads what it prints, as behind `| true`. */
export async function runUnread(folder: string, words: readonly string[]) {
  const child = await spawnCli(folder, words)
  child.stdout.destroy()
  const [said, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ])
  return { said, code }
}

/**
 * What `run` does, in this process: to start another takes several times as long as most commands. Not for one that
 * writes its answer as a stream, nor for a service that does start.
 */
export async function carryOutHere(
  folder: string,
  words: readonly string[],
  environment: Environment = {},
) {
  const action = words.length === 0 ? serve : await actionFor(words)
  const settings = await settingsFor(folder, environment)
  const printed: string[] = []
  const said: string[] = []
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line => void printed.push(`${line}\n`)),
    vi.spyOn(console, 'error').mockImplementation(line => void said.push(`${line}\n`)),
  ]
  const code = await carryOut(async () => action(readConfig(settings)))
  for (const spy of spies) spy.mockRestore()
  return { printed: printed.join(''), said: said.join(''), code }
}

async function actionFor([name = '', ...rest]: readonly string[]): Promise<Action> {
  const command = await findCommand(name)
  return present(command?.prepare(rest) ?? undefined)
}

/** The environment in which each thread of a command first runs this module. */
export function preload(module: string): Environment {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}` }
}
