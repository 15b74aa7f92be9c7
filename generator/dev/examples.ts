import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Manifest } from '../../comments-api/contract/manifest.ts'
import { root } from '../root.ts'

/** Example responses that we wrote ourselves, as an archive of the comment service. */
export const examples = join(root, 'comments-api', 'transfer', 'examples.jsonl')

const Line = z.object({ thread: z.string().optional() })

/** Whether the examples belong to posts of this site. They belong to no post of an author's own blog. */
export function areForSite(manifest: string): boolean {
  const { threads } = Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8')))
  const published = new Set<string>(threads.map(({ id }) => id))
  return readFileSync(examples, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .some(line => published.has(Line.parse(JSON.parse(line)).thread ?? ''))
}
