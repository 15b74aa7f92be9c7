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
  readonly ending: Ending
}

/** A twentieth of what is added is lost in compression: when this much is, the page is made anew. */
const mostAdded = 8_192

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
    ending: new Ending(whole.subarray(Buffer.byteLength(beginning))),
  }
}

/** `null` where more happened than that somebody added to it. */
export function addToFirstPage(of: Of, page: FirstPage, newer: Newer): FirstPage | null {
  const comments = listAdded(page, newer)
  if (comments === null) return null
  const added = writeComments(comments) + (comments.length > 0 ? ',' : '') + page.added
  if (added.length > mostAdded) return null
  const beginning = writeBeginning(of, newer.numbers) + added
  return {
    ...page,
    encoded: new Encoded(Buffer.from(beginning), page.ending),
    numbers: newer.numbers,
    newest: comments[0] ?? page.newest,
    size: page.size + comments.length,
    added,
  }
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
