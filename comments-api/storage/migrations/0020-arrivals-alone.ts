import type { Migration } from './all.ts'

/**
 * A table without rows' numbers is its own index: what came in a minute stands in one place instead of two. Nothing
 * asks for events by their age, and of submissions only the chore that forgets them does, which reads a day's.
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
