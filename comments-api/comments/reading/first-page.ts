import { Encoded } from './encodings.ts'
import { Ending } from './ending.ts'
import type { Newer, NewerComment } from './read-newer.ts'
import { pageSize } from './read-thread.ts'
import {
  type Numbers,
  newestFirst,
  type Of,
  type Page,
  type Shown,
  writeBeginning,
  writeComments,
  writeEnd,
} from './write-thread.ts'

/*
 * The first page of a thread is kept so that new comments can be put before the others, and neither these nor their
 * compressed form are made again:
 *
 *   {"thread":"rome",…,"comments":[ e, d, c, b, a ],"mentions":[],"next":null}     read and written as a whole
 *   └────────── beginning ─────────┘└────────────── ending ───────────────────┘    divided when the first is added
 *
 *   beginning    written again for each state, since it holds the thread's version and count
 *   added        as text: the newest comments, until there are 2 KB of them
 *   ending       as pieces of gzip, the newest first: what was added becomes a piece, and small pieces become one
 *
 * A gzip answer is: header, beginning and added uncompressed, the pieces one after the other, checksum and length. The
 * checksum is computed from those of the pieces (ending.ts, join-sums.ts). Pieces of Brotli cannot be joined, so Brotli
 * is made from the whole text when the same state is asked for again (encodings.ts). After anything but new comments
 * above all others, such as an edit, a deletion or a mention, the page is read again as a whole. Decision 63.
 */

export type FirstPage = {
  readonly encoded: Encoded
  readonly numbers: Numbers
  readonly newest: Shown | null
  readonly size: number
  /** The comments before the ending, each followed by a comma. */
  readonly added: string
  /** The offset at which its comments start, in bytes. */
  readonly begins: number
  /** `null` if nothing has been added yet. */
  readonly ending: Ending | null
}

/**
 * What follows the page begins after its last comment, however many have come before the first one. So a full page takes
 * some more, and is not read and compressed again for each.
 */
const mostShown = pageSize + pageSize / 4

/** Sending so few bytes uncompressed takes less time than compressing them. */
const mostAdded = 2_048

export function composeFirstPage(of: Of, page: Page): FirstPage {
  const { numbers, shown } = page
  const beginning = writeBeginning(of, numbers)
  return {
    encoded: new Encoded(Buffer.from(beginning + writeComments(shown) + writeEnd(page))),
    numbers,
    newest: shown[0] ?? null,
    size: shown.length,
    added: '',
    begins: Buffer.byteLength(beginning),
    ending: null,
  }
}

/** `null` if more has happened than comments being added. */
export function addToFirstPage(of: Of, page: FirstPage, newer: Newer): FirstPage | null {
  const comments = listAdded(page, newer)
  if (comments === null) return null
  const more = writeComments(comments) + (comments.length > 0 ? ',' : '')
  const { added, ending } = putBefore(more, { added: page.added, ending: endingOf(page) })
  const beginning = Buffer.from(writeBeginning(of, newer.numbers) + added)
  return {
    encoded: new Encoded(beginning, ending),
    numbers: newer.numbers,
    newest: comments[0] ?? page.newest,
    size: page.size + comments.length,
    begins: page.begins,
    added,
    ending,
  }
}

function endingOf({ ending, encoded, begins }: FirstPage): Ending {
  return ending ?? Ending.of(encoded.plain.subarray(begins))
}

type Rest = { readonly added: string; readonly ending: Ending }

function putBefore(more: string, { added, ending }: Rest): Rest {
  const all = more + added
  if (all.length <= mostAdded) return { added: all, ending }
  return { added: '', ending: ending.after(Buffer.from(all)) }
}

function listAdded(page: FirstPage, { comments, numbers, isMentioned }: Newer) {
  if (comments === null || isMentioned || numbers.version < page.numbers.version) return null
  if (page.size + comments.length > mostShown) return null
  return comments.every(comment => isAdded(comment, page)) ? comments.toSorted(newestFirst) : null
}

/** It is newer than all others, and needs no tombstone. */
function isAdded(comment: NewerComment, { newest }: FirstPage): boolean {
  if (comment.status !== 'approved' || newest === null) return false
  if (comment.parent !== null && comment.parent_status !== 'approved') return false
  return newestFirst(newest, comment) > 0
}
