import { countAloud, type Tell } from '../../comments-api/transfer/progress.ts'
import { readArchive } from '../../comments-api/transfer/read-archive.ts'
import type { Sum } from '../report.ts'
import { NumberedArchive, type NumberedComment, type NumberedMention } from './numbered-archive.ts'

/** The comments and mentions to export, thread by thread. Memory does not grow with the archive. */
export type Conversations = {
  /**
   * Yields every parent before its replies, and their numbers grow in that order. What is asked for counts as exported.
   */
  commentsOf(thread: string): Iterable<NumberedComment>
  mentionsOf(thread: string): Iterable<NumberedMention>
  /** The threads that nobody has asked for yet. */
  threadsLeft(): readonly string[]
  counts(): Counts
  close(): void
}

type Counts = {
  readonly comments: Sum
  readonly mentions: Sum
  readonly unmatched: readonly string[]
}

type Wanted = {
  readonly archive: string | null
  readonly withAddresses: boolean
  readonly withHeld: boolean
}

export async function openConversations(wanted: Wanted, tell: Tell): Promise<Conversations> {
  const numbered = new NumberedArchive(countAloud(tell, 'comments and mentions written'))
  try {
    if (wanted.archive !== null) await fill(numbered, wanted.archive, { ...wanted, tell })
    numbered.choose(wanted)
    return numbered
  } catch (error) {
    numbered.close()
    throw error
  }
}

type Filling = Wanted & { readonly tell: Tell }

/** Reads and checks the archive as an import into the service would. Throws InputRefused for a line that is wrong. */
async function fill(
  numbered: NumberedArchive,
  file: string,
  { withAddresses, tell }: Filling,
): Promise<void> {
  const count = countAloud(tell, 'comments put in order')
  using archive = await readArchive(file, tell)
  archive.survey.dropForeignParents()
  for (const place of archive.survey.comments()) {
    const comment = archive.commentAt(place)
    const { author } = comment
    numbered.add({ ...comment, author: withAddresses ? author : { ...author, email: null } })
    count()
  }
  for (const place of archive.survey.mentions()) numbered.add(archive.mentionAt(place))
}
