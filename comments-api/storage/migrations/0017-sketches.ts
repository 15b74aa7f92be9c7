import type { Migration } from './all.ts'

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']

/**
 * The eight numbers of a comment are in one row, in rising order. If there are fewer, the last one is repeated. Only
 * the four smallest are looked for, see spam/shingles.ts. So there are four insertions into the index instead of eight,
 * and a comment's own numbers are found in its row.
 */
export const sketches: Migration = {
  version: 17,
  name: 'sketches',
  statements: [
    'alter table shingles rename to former_shingles',
    'drop index shingles_of_comment',
    `create table sketches (
      comment text not null,
      ${places.map(place => `${place} integer not null`).join(', ')},
      created_at text not null,
      primary key (comment, ${places.join(', ')})
    ) without rowid`,
    `insert into sketches
      select comment, ${places.map(numberAt).join(', ')}, min(created_at)
      from ${numbered()}
      where place <= 8
      group by comment`,
    `create table shingles (
      shingle integer not null,
      comment text not null,
      primary key (shingle, comment)
    ) without rowid`,
    `insert into shingles
      select shingle, comment
      from ${numbered()}
      where place <= 4`,
    'drop table former_shingles',
  ],
}

function numberAt(_: string, index: number): string {
  return `coalesce(min(case when place = ${index + 1} then shingle end), max(shingle))`
}

function numbered(): string {
  return `(
    select comment, shingle, created_at, row_number() over (partition by comment order by shingle) as place
    from former_shingles
  ) as numbered`
}
