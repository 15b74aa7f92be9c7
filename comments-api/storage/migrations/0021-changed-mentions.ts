import type { Migration } from './all.ts'

/** What was never public has version 0, and each read of a thread went through all of it. */
export const changedMentions: Migration = {
  version: 21,
  name: 'changed mentions',
  statements: ['create index mentions_changed on mentions (thread, version)'],
}
