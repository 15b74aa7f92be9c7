import type { MessagePort } from 'node:worker_threads'
import type { FoundFile } from '../find-files.ts'
import type { Post } from '../post.ts'
import { type ReadFile, type Reading, readPostFile } from './read-post-file.ts'
import { helpWith } from './shared-work.ts'

export type ReadingTask = {
  readonly kind: 'read'
  readonly reading: Reading
  readonly files: readonly FoundFile[]
  readonly memory: SharedArrayBuffer
  readonly port: MessagePort
  /** See `SecondThread`. */
  readonly keepsTexts: boolean
}

export type Delivery = { readonly first: number; readonly read: readonly ReadFile[] }

/** Reads the second thread's share of the files and sends it to the first thread, without the texts that `keep` takes. */
export function readClaims(
  { reading, files, memory, port, keepsTexts }: ReadingTask,
  keep: (post: Post, markdown: string) => boolean,
): void {
  const readFile = (file: FoundFile): ReadFile => {
    const { read, readAt } = readPostFile(reading, file)
    const isKept = keepsTexts && read.kind === 'post' && keep(read.post, read.body)
    return isKept ? { read: { ...read, body: '' }, readAt, isKept } : { read, readAt }
  }
  const workOn = (first: number, to: number) => {
    try {
      const read = files.slice(first, to).map(readFile)
      port.postMessage({ first, read } satisfies Delivery)
    } catch {
      // The first thread reads these files, too, and reports what is wrong with them. This one has others to print.
    }
  }
  helpWith({ claimed: memory, files: files.length, workOn })
  port.close()
}
