import type { Tell } from '../comments-api/transfer/progress.ts'
import { openConversations } from './conversations/conversations.ts'
import type { ExportOptions } from './options.ts'
import { openPlaces } from './output/stage.ts'
import { readWholeContent } from './posts.ts'
import type { Report } from './report.ts'

type Needs = {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly tell: Tell
}

/**
 * Writes everything to staging places first and moves it at the end. If it is killed before that, nothing has changed.
 */
export async function runExport(options: ExportOptions, { now, tell }: Needs): Promise<Report> {
  const { format, output } = options
  const places = openPlaces(options)
  tell('reading posts and pages')
  const content = readWholeContent(options.content, now)
  const conversations = await openConversations(options, tell)
  try {
    const notes = await format.write({ content, conversations, places })
    const entries = conversations.counts()
    await places.settle()
    return { format: format.name, output, posts: content.posts.length, ...entries, notes }
  } finally {
    conversations.close()
    await places.discard()
  }
}
