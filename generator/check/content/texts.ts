import type { PostText } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { linksIn } from '../../markdown/links-in.ts'
import type { Mistake, Said } from './mistake.ts'

/** What is wrong with references, by their plain spelling. */
export type Faults = ReadonlyMap<string, Said>

/** The texts of all posts, of those scheduled and those at fault as well. */
export function textsOf(index: Index): PostText[] {
  const atFault = [...index.faulty.values()].flatMap(({ text }) => text ?? [])
  return [...index.posts, ...index.pages, ...index.scheduled, ...atFault]
}

/** Only a text with a suspect in it is parsed: what looks like a link may stand in a code sample. */
export function findFaults(
  index: Index,
  { source, bodyLine }: PostText,
  faults: Faults,
): Mistake[] {
  if (faults.size === 0) return []
  const found = new Map<string, Mistake>()
  for (const { href, line, column } of linksIn(index.bodyOf(source))) {
    const said = faults.get(href)
    if (said === undefined) continue
    // Links by one definition are one mistake.
    found.set(`${line}:${column}`, { source, line: line + bodyLine - 1, column, ...said })
  }
  return [...found.values()]
}

/** A scheduled post is there for those that are published when it is, or after it. */
export function isPublishedBeside({ due }: Index, { source }: PostText, file: string): boolean {
  const from = due.get(file)
  if (from === undefined || file === source) return true
  const own = due.get(source)
  return own !== undefined && Date.parse(from) <= Date.parse(own)
}
