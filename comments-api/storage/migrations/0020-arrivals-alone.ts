import type { Migration } from './all.ts'

/**
 * A table without row ids is its own index, so a count is in one place instead of two. Nothing asks for events by age.
 * Of submissions, only the chore that forgets them does, and it reads those of a day.
 */
export const arrivalsAlone: Migration = {
  version: 20,
  name: 'arrivals in one place',
  statements: [
    'alter table arrivals rename to former_arrivals',
    `create table arrivals (
      place text not null,
      minute text not null,
      total integer not null,
      primary key (place, minute)
    ) without rowid`,
    'insert into arrivals select place, minute, total from former_arrivals',
    'drop table former_arrivals',
    'drop index events_by_age',
    'drop index submissions_by_age',
  ],
}
