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

/** What everybody reads, kept so that what is added to the thread is added to it, and nothing else read or written anew. */
export type FirstPage = {
  readonly encoded: Encoded
  readonly numbers: Numbers
  readonly newest: Shown | null
  readonly size: number
  /** Whether there is no other page. */
  readonly isWhole: boolean
  /** The comments that stand before those of the ending, each with a comma after it. */
  readonly added: string
  /** Letters of all that was added since the page was made. */
  readonly grown: number
  readonly ending: Ending
}

/** More than so many letters are worth to be compressed. */
const mostAdded = 1_024
/** A twentieth is lost where it was not compressed together: a page that has grown by so many letters is made anew. */
const mostGrown = 16_384

export function composeFirstPage(of: Of, page: Page): FirstPage {
  const { numbers, shown, next } = page
  const beginning = writeBeginning(of, numbers)
  const whole = Buffer.from(beginning + writeComments(shown) + writeEnd(page))
  return {
    encoded: new Encoded(whole),
    numbers,
    newest: shown[0] ?? null,
    size: shown.length,
    isWhole: next === null,
    added: '',
    grown: 0,
    ending: Ending.of(whole.subarray(Buffer.byteLength(beginning))),
  }
}

/** `null` where more happened than that somebody added to it. */
export function addToFirstPage(of: Of, page: FirstPage, newer: Newer): FirstPage | null {
  const comments = listAdded(page, newer)
  if (comments === null) return null
  const more = writeComments(comments) + (comments.length > 0 ? ',' : '')
  const grown = page.grown + more.length
  if (grown > mostGrown) return null
  const { added, ending } = putBefore(more, page)
  const beginning = Buffer.from(writeBeginning(of, newer.numbers) + added)
  return {
    encoded: new Encoded(beginning, ending),
    numbers: newer.numbers,
    newest: comments[0] ?? page.newest,
    size: page.size + comments.length,
    isWhole: page.isWhole,
    ...{ added, grown, ending },
  }
}

function putBefore(more: string, page: FirstPage): Pick<FirstPage, 'added' | 'ending'> {
  const added = more + page.added
  if (added.length <= mostAdded) return { added, ending: page.ending }
  return { added: '', ending: page.ending.after(Buffer.from(added)) }
}

function listAdded(page: FirstPage, { comments, numbers, isMentioned }: Newer) {
  if (comments === null || isMentioned || numbers.version < page.numbers.version) return null
  if (!page.isWhole || page.size + comments.length > pageSize) return null
  return comments.every(comment => isAdded(comment, page)) ? comments.toSorted(newestFirst) : null
}

/** Above the newest, and no tombstone is needed for it. */
function isAdded(comment: NewerComment, { newest }: FirstPage): boolean {
  if (comment.status !== 'approved' || newest === null) return false
  if (comment.parent !== null && comment.parent_status !== 'approved') return false
  return newestFirst(newest, comment) > 0
}
