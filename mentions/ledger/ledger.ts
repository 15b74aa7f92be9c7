import type { ToldPost } from '../../comments-api/contract/told.ts'

/** What was told to whom. */
export type Ledger = {
  read(): Promise<readonly ToldPost[]>
  /**
   * Answers those that were written, with their new revisions:
   * the others were written by another run since they were read.
   */
  write(posts: readonly ToldPost[]): Promise<readonly ToldPost[]>
}
