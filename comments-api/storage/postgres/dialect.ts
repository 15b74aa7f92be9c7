/**
 * A migration in the types that SQLite means: text that sorts by its bytes and not by the locale of the
 * database, numbers of 64 bits. How a table lies on the disk is SQLite's own affair.
 */
export function inOurTypes(statement: string): string {
  if (!/^\s*(?:create|alter)\s+table\b/i.test(statement)) return statement
  return statement
    .replace(/\)\s*without rowid$/i, ')')
    .replace(/(?<=\w\s+)text\b/gi, 'text collate "C"')
    .replace(/(?<=\w\s+)integer\b/gi, 'bigint')
    .replace(/(?<=\w\s+)real\b/gi, 'double precision')
}
