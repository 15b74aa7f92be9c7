import type { Migration } from './all.ts'

/** Which response a mention answers, its own page says. */
export const checksOfPages: Migration = {
  version: 22,
  name: 'checks of pages alone',
  statements: ['alter table mention_checks drop column parent'],
}
