import type { Migration } from './all.ts'

/**
 * Mentions that were never public have version 0. Without this index, each read of a thread went through all of its
 * mentions.
 */
export const changedMentions: Migration = {
  version: 21,
  name: 'changed mentions',
  statements: ['create index mentions_changed on mentions (thread, version)'],
}
