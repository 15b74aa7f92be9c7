import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { whyUnpublished } from '../content/schedule.ts'
import { hashOf } from '../hash-of.ts'
import type { BuildRecord } from '../memory/build-record.ts'
import type { OutputRecord } from '../memory/output-columns.ts'
import type { Body, PlanEntry } from '../plan/entries.ts'
import type { FeedEntry } from '../plan/showing/feeds.ts'
import { looksAsWritten } from './looking.ts'

/** The text of an entry as a published feed has it; `undefined` if it may be another one now. */
export type PublishedText = (entry: FeedEntry, body: Body) => string | undefined

/**
 * Most feeds are printed again because of one post in them, and each has the texts of twenty. Those of the others are
 * read from the published feed, provided that it still holds what was written. Decision 159.
 */
export function openPublishedTexts(
  path: string,
  stale: readonly PlanEntry[],
  { planned, content, outputs }: BuildRecord,
): PublishedText {
  // Without a plan, what is known of the content may be of another build than the feeds are.
  if (planned === null) return () => undefined
  // Only this format has the texts as they were: XML would have to be parsed.
  const feeds = new Set(stale.filter(isFeed).map(({ output }) => jsonBeside(output)))
  if (feeds.size > mostFeeds) return () => undefined
  const texts = new Map([...feeds].flatMap(output => textsIn(path, output, outputs)))
  return ({ id }, { source, hash }) => {
    const post = content.posts.get(source)?.value
    // A text with references depends on where they lead. And of two posts with the same id, one was not published.
    const isSame =
      post?.hash === hash &&
      post.references.length === 0 &&
      whyUnpublished(post, planned.from) === null
    return isSame ? texts.get(id) : undefined
  }
}

/** More than one post is in; the texts of thousands of feeds would not fit into memory. */
const mostFeeds = 50

function isFeed({ kind }: PlanEntry): boolean {
  return kind === 'feed'
}

function jsonBeside(output: string): string {
  return posix.join(posix.dirname(output), 'feed.json')
}

type Text = readonly [id: string, text: string]

/** The code that wrote it was the same, so it has the same shape. */
type WrittenFeed = {
  readonly items: readonly { readonly id: string; readonly content_html: string }[]
}

function textsIn(path: string, output: string, outputs: BuildRecord['outputs']): Text[] {
  const json = readAsWritten(`${path}/${output}`, outputs.find(output))
  if (json === null) return []
  const { items }: WrittenFeed = JSON.parse(json)
  return items.map(({ id, content_html }) => [id, content_html])
}

function readAsWritten(path: string, known: OutputRecord | undefined): string | null {
  // Reading something else than a file, such as a pipe, might never end.
  if (known === undefined || !looksAsWritten(path, known)) return null
  try {
    const bytes = readFileSync(path)
    return hashOf(bytes) === known.hash ? bytes.toString() : null
  } catch {
    // What cannot be read is as good as missing.
    return null
  }
}
