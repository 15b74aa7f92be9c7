import type { Migration } from './all.ts'

/**
 * Versions count from 0 in every database. The epoch tells apart different databases behind the same URL. `random()` is
 * the only source of randomness that both engines have under the same name.
 */
export const epoch: Migration = {
  version: 2,
  name: 'epoch',
  statements: [
    `create table epochs (
      id integer primary key,
      epoch text not null
    )`,
    'insert into epochs (id, epoch) values (1, cast(random() as text))',
  ],
}
