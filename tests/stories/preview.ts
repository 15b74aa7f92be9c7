import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { shareImages } from '../shared-images.ts'

const cli = resolve('generator', 'cli.ts')

/** What an author has after "npm start": the repository's own content, in a folder where a story may write. */
export type Preview = {
  readonly url: string
  /** The link that signs the moderator in, once. */
  readonly moderate: string
  read(file: string): string
  write(file: string, text: string): void
  /** Runs "npm run build" against the running service. Returns its exit code and what it printed. */
  build(): { readonly code: number; readonly said: string }
  /** The page that the last "npm run build" published. */
  published(path: string): string
  killService(): void
  close(): Promise<void>
}

export async function openPreview(
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<Preview> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-preview-'))
  cpSync('content', join(folder, 'content'), { recursive: true })
  shareImages(join(folder, '.cache'))
  const child = spawn(process.execPath, [cli, 'start', '--port', '0', ...words], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { url, moderate } = await addresses(child)
  return {
    url,
    moderate,
    read: file => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    build: () => build(folder, url),
    published: path => readFileSync(join(folder, '_site', path), 'utf8'),
    killService: () => process.kill(serviceOf(child), 'SIGKILL'),
    close: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addresses(
  child: ChildProcess,
): Promise<{ readonly url: string; readonly moderate: string }> {
  const complaints: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (lines: string) => complaints.push(lines))
  let url: string | undefined
  if (child.stdout === null) throw new Error('the preview has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    url = /Read\s+(http:\/\/\S+?)\/$/.exec(line)?.[1] ?? url
    const moderate = /Moderate\s+(http:\/\/\S+)/.exec(line)?.[1]
    if (moderate !== undefined && url !== undefined) return { url, moderate }
  }
  throw new Error(`the preview did not open:\n${complaints.join('')}`)
}

function build(folder: string, comments: string): { code: number; said: string } {
  const words = [cli, 'build', '--comments', comments]
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
  return { code: status ?? Number.NaN, said: stderr }
}

/** Asks Linux itself, because a bare machine has no "ps". */
function serviceOf({ pid }: ChildProcess): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const service = children.find(child =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('comments-api'),
  )
  return Number(service)
}
