import type { ToldPost } from '../../comments-api/contract/told.ts'

/** Remembers which sites were told what. */
export type Ledger = {
  read(): Promise<readonly ToldPost[]>
  /**
   * Returns the posts that were written, with their new revisions. Another run has written the others since they were
   * read.
   */
  write(posts: readonly ToldPost[]): Promise<readonly ToldPost[]>
}
