import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composePost } from './compose-post.ts'
import type { Dialect } from './dialects.ts'

/** Writes the files of `posts` posts for one generator. The same number always gives the same bytes. */
export function writeCorpus(folder: string, posts: number, dialect: Dialect): void {
  mkdirSync(folder, { recursive: true })
  for (let number = 0; number < posts; number += 1) {
    const post = composePost(number)
    writeFileSync(join(folder, `${post.name}.md`), dialect(post))
  }
}
