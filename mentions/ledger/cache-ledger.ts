import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { ToldPost } from '../../comments-api/contract/told.ts'
import type { Ledger } from './ledger.ts'

const File = z.object({ format: z.literal(1), posts: z.array(ToldPost).readonly() })

/** Kept in a file of the build cache, for one run at a time. A damaged file counts as empty. */
export function openCacheLedger(path: string): Ledger {
  const posts = new Map(readFile(path).map(post => [post.post, post]))
  return {
    read: async () => [...posts.values()],
    async write(changed) {
      const written = changed.map(post => ({ ...post, revision: post.revision + 1 }))
      for (const post of written) posts.set(post.post, post)
      saveFile(path, [...posts.values()])
      return written
    },
  }
}

function readFile(path: string): readonly ToldPost[] {
  try {
    return File.parse(JSON.parse(readFileSync(path, 'utf8'))).posts
  } catch {
    return []
  }
}

/** Replaces the file as a whole, or not at all. */
export function saveFile(path: string, posts: readonly ToldPost[]): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.tmp`, JSON.stringify({ format: 1, posts }))
  renameSync(`${path}.tmp`, path)
}
