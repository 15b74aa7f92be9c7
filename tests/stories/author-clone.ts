import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { shareImages } from '../shared-images.ts'

/** A clone of the repository, as every author has one. Its content, templates and styles may be changed. */
export type Clone = {
  readonly root: string
  /** Runs "npm start" at a free port. */
  start(words?: readonly string[]): Promise<RunningPreview>
  read(file: string): string
  /** Saves as most editors do: beside the file first, then renamed to its place. */
  write(file: string, text: string | Uint8Array): void
  rename(from: string, to: string): void
  remove(file: string): void
  delete(): void
}

export type RunningPreview = {
  readonly url: string
  /** Ends it as Ctrl+C does, and returns its exit code. */
  stop(): Promise<number | null>
}

const parts = [
  'content',
  'generator',
  'templates',
  'comments-api',
  'package.json',
  'package-lock.json',
  '.bundled',
]

export function makeClone(): Clone {
  const root = mkdtempSync(join(tmpdir(), 'afterword-clone-'))
  for (const part of parts) cpSync(part, join(root, part), { recursive: true })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  shareImages(join(root, '.cache'))
  return {
    root,
    start: (words = []) => start(root, words),
    read: file => readFileSync(join(root, file), 'utf8'),
    write: (file, text) => {
      const path = join(root, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(`${path}.tmp`, text)
      renameSync(`${path}.tmp`, path)
    },
    rename: (from, to) => renameSync(join(root, from), join(root, to)),
    remove: file => rmSync(join(root, file), { recursive: true }),
    delete: () => rmSync(root, { recursive: true, force: true }),
  }
}

async function start(root: string, words: readonly string[]): Promise<RunningPreview> {
  const cli = join(root, 'generator', 'cli.ts')
  const child = spawn(process.execPath, [cli, 'start', '--port', '0', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  return {
    url: await addressOf(child),
    stop: async () => {
      child.kill('SIGINT')
      const [code] = await ended
      return code
    },
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  const complaints: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (lines: string) => complaints.push(lines))
  if (child.stdout === null) throw new Error('the preview has no standard output')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /Read\s+(http:\/\/\S+?)\/$/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error(`the preview did not open:\n${complaints.join('')}`)
}
