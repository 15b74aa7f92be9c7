import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { MachineError } from '../errors.ts'
import { root } from '../root.ts'
import { examples } from './examples.ts'

/** The comment service as a separate process, as in production. */
export type CommentService = {
  readonly url: string
  onExit(listener: (code: number | null) => void): void
  stop(): Promise<void>
}

export type ServiceSettings = NodeJS.ProcessEnv & { readonly AFTERWORD_DATABASE: string }

const service = join(root, 'comments-api')
const database = 'sqlite:data/comments.db'

/** Keeps what the environment sets, except for what must fit the preview. */
export function serviceSettings(of: {
  readonly environment: NodeJS.ProcessEnv
  readonly site: string
  readonly port: number
  readonly manifest: string
}): ServiceSettings {
  return {
    AFTERWORD_DATABASE: database,
    ...of.environment,
    AFTERWORD_SITE: of.site,
    AFTERWORD_MANIFEST: of.manifest,
    AFTERWORD_HOST: '127.0.0.1',
    AFTERWORD_PORT: String(of.port === 0 ? 0 : of.port + 1),
    AFTERWORD_TRUST_PROXY: '127.0.0.1,::1',
  }
}

/** Imports the examples, but only into a database that does not exist yet. */
export async function importExamples(settings: ServiceSettings): Promise<void> {
  if (isFresh(settings)) await runCommand(settings, ['import', examples])
}

/** Throws with what the service printed if it does not start. */
export async function startCommentService(settings: ServiceSettings): Promise<CommentService> {
  const child = spawn(process.execPath, [join(service, 'cli.ts')], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // When this process ends, the service has to end with it.
  process.once('exit', () => child.kill())
  const complaints: string[] = []
  child.stderr.setEncoding('utf8').on('data', (lines: string) => complaints.push(lines))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const url = await Promise.race([
    readyAddress(child),
    ended.then(() => refuse(complaints.join(''), settings)),
  ])
  let isStopping = false
  return {
    url,
    onExit: listener => void ended.then(code => (isStopping ? undefined : listener(code))),
    stop: async () => {
      isStopping = true
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Returns a link that signs the moderator in, once. */
export async function tellModerator(settings: ServiceSettings): Promise<string> {
  const said = await runCommand(settings, ['moderator'])
  return /https?:\/\/\S+/.exec(said)?.[0] ?? said.trim()
}

function isFresh({ AFTERWORD_DATABASE }: ServiceSettings): boolean {
  return (
    AFTERWORD_DATABASE.startsWith('sqlite:') &&
    !existsSync(AFTERWORD_DATABASE.slice('sqlite:'.length))
  )
}

async function runCommand(settings: ServiceSettings, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(service, 'cli.ts'), ...words], {
    env: settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [said, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  if (code !== 0) throw new MachineError(`comments ${words.join(' ')} failed:\n${complaint}`)
  return said
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the comment service has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /ready at (http:\/\/\S+)/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  // Waits for ever. The other promise in the race tells why the service ended.
  return new Promise(() => {})
}

function refuse(complaint: string, settings: ServiceSettings): never {
  const port = settings['AFTERWORD_PORT']
  throw new MachineError(
    `the comment service did not start:\n${complaint}If port ${port} is taken: "npm start -- --port N" uses N and N+1.`,
  )
}
