import type { Migration } from './all.ts'

/** `network` is a keyed hash, see comments/circumstances.ts; it is emptied when it is old. */
export const spam: Migration = {
  version: 5,
  name: 'spam',
  statements: [
    'alter table comments add column network text',
    'create index comments_by_network on comments (network, created_at) where network is not null',
    'create index comments_by_thread_and_age on comments (thread, created_at)',
    'create index comments_by_age on comments (created_at)',
  ],
}
