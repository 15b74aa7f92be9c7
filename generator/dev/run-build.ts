import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Diagnostic, MachineError } from '../diagnostic.ts'

export type Building = {
  readonly content: string
  readonly output: string
  readonly baseUrl: string
  readonly drafts: boolean
  readonly comments: string
}

export type Built = { readonly rendered: number; readonly diagnostics: readonly Diagnostic[] }

/** A build in a process of its own, so that a changed template is read anew: modules are loaded once for each process. */
export async function runBuild({
  content,
  output,
  baseUrl,
  drafts,
  comments,
}: Building): Promise<Built> {
  const cli = join(import.meta.dirname, '..', 'cli.ts')
  const words = [
    'build',
    '--json',
    '--content',
    content,
    '--output',
    output,
    '--base-url',
    baseUrl,
    '--comments',
    comments,
  ]
  const child = spawn(process.execPath, [cli, ...words, ...(drafts ? ['--drafts'] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const [answer, complaint, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ])
  if (code !== 0 && code !== 1) throw new MachineError(`the build failed:\n${complaint}`)
  return JSON.parse(answer) as Built
}
