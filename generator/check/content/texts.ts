import type { PostText } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import type { Finding } from '../../diagnostic.ts'
import { linksIn } from '../../markdown/links-in.ts'
import type { Mistake } from './mistake.ts'

/** What is wrong with each reference, by its plain spelling. */
export type Faults = ReadonlyMap<string, Finding>

/** The texts of all posts, including scheduled ones and those with mistakes. */
export function textsOf(index: Index): PostText[] {
  return [...index.posts, ...index.pages, ...unpublishedTexts(index)]
}

function unpublishedTexts({ scheduled, faulty }: Index): PostText[] {
  return [...scheduled, ...[...faulty.values()].flatMap(({ text }) => text ?? [])]
}

export type TextOf = (file: string) => PostText | undefined

/** Finds one of them by its file. */
export function openTexts(index: Index): TextOf {
  const others = new Map(unpublishedTexts(index).map(text => [text.source, text]))
  return file => index.published.get(file) ?? others.get(file)
}

/** A text is parsed only if it has a suspect reference, since what looks like a link may be in a code sample. */
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
    // Several links that share a definition are reported once.
    found.set(`${line}:${column}`, { source, line: line + bodyLine - 1, column, ...said })
  }
  return [...found.values()]
}

/** Whether a file is published by the time that a text is. Only a scheduled post may not be. */
export function isPublishedBeside({ due }: Index, { source }: PostText, file: string): boolean {
  const from = due.get(file)
  if (from === undefined || file === source) return true
  const own = due.get(source)
  return own !== undefined && Date.parse(from) <= Date.parse(own)
}
