import type { Migration } from './all.ts'

/** The page itself tells which comment its mention replies to. */
export const checksOfPages: Migration = {
  version: 22,
  name: 'checks of pages alone',
  statements: ['alter table mention_checks drop column parent'],
}
