import { countAloud, type Tell } from '../../comments-api/transfer/progress.ts'
import { readArchive } from '../../comments-api/transfer/read-archive.ts'
import type { Sum } from '../report.ts'
import { Shelf, type ShelvedComment, type ShelvedMention } from './shelf.ts'

/** The comments and mentions to export, thread by thread. Memory does not grow with the archive. */
export type Conversations = {
  /**
   * Yields every parent before its replies, and their numbers grow in that order. What is asked for counts as exported.
   */
  commentsOf(thread: string): Iterable<ShelvedComment>
  mentionsOf(thread: string): Iterable<ShelvedMention>
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
  const shelf = new Shelf(countAloud(tell, 'comments and mentions written'))
  try {
    if (wanted.archive !== null) await fill(shelf, wanted.archive, { ...wanted, tell })
    shelf.choose(wanted)
    return shelf
  } catch (error) {
    shelf.close()
    throw error
  }
}

type Filling = Wanted & { readonly tell: Tell }

/** Reads and checks the archive as an import into the service would. Throws InputRefused for a line that is wrong. */
async function fill(shelf: Shelf, file: string, { withAddresses, tell }: Filling): Promise<void> {
  const count = countAloud(tell, 'comments put in order')
  const archive = await readArchive(file, tell)
  try {
    archive.survey.dropForeignParents()
    for (const place of archive.survey.comments()) {
      const comment = archive.commentAt(place)
      const { author } = comment
      shelf.add({ ...comment, author: withAddresses ? author : { ...author, email: null } })
      count()
    }
    for (const place of archive.survey.mentions()) shelf.add(archive.mentionAt(place))
  } finally {
    archive.close()
  }
}
