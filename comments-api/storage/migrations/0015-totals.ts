import type { Migration } from './all.ts'

/**
 * What every submission asks for is kept as a sum, because counting rows costs more with each row. `arrivals` holds how
 * many comments came in each minute, for a thread and, as the place `''`, for the site. It starts with those of the
 * newest day. `filter_totals` holds how many comments the filter has learned.
 */
export const totals: Migration = {
  version: 15,
  name: 'totals',
  statements: [
    `create table arrivals (
      place text not null,
      minute text not null,
      total integer not null,
      primary key (place, minute)
    )`,
    arrivalsOf('thread', 'thread, substr(created_at, 1, 16)'),
    arrivalsOf("''", 'substr(created_at, 1, 16)'),
    `create table filter_totals (
      kind text primary key,
      total integer not null
    )`,
    'insert into filter_totals (kind, total) select kind, count(*) from filter_training group by kind',
  ],
}

function arrivalsOf(place: string, group: string): string {
  return `insert into arrivals (place, minute, total)
    select ${place}, substr(created_at, 1, 16), count(*)
    from comments
    where created_at >= (select substr(max(created_at), 1, 10) from comments)
    group by ${group}`
}
