/**
 * Gives the columns of a migration the types that SQLite has: text that is sorted by its bytes and not by the locale,
 * and numbers of 64 bits. How SQLite lays a table out on the disk is dropped.
 */
export function inOurTypes(statement: string): string {
  if (!/^\s*(?:create|alter)\s+table\b/i.test(statement)) return statement
  return statement
    .replace(/\)\s*without rowid$/i, ')')
    .replace(/(?<=\w\s+)text\b/gi, 'text collate "C"')
    .replace(/(?<=\w\s+)integer\b/gi, 'bigint')
    .replace(/(?<=\w\s+)real\b/gi, 'double precision')
}
