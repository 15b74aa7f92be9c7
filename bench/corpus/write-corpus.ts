import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composePost } from './compose-post.ts'
import type { Dialect } from './dialects.ts'

/** Files of `posts` posts in a generator's own dialect: the same bytes for the same number. */
export function writeCorpus(folder: string, posts: number, dialect: Dialect): void {
  mkdirSync(folder, { recursive: true })
  for (let number = 0; number < posts; number += 1) {
    const post = composePost(number)
    writeFileSync(join(folder, `${post.name}.md`), dialect(post))
  }
}
