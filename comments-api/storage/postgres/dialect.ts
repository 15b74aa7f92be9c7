/**
 * A migration in the types that SQLite means: text that sorts by its bytes and not by the locale of the
 * database, numbers of 64 bits.
 */
export function inOurTypes(statement: string): string {
  if (!/^\s*(?:create|alter)\s+table\b/i.test(statement)) return statement
  return statement
    .replace(/(?<=\w\s+)text\b/gi, 'text collate "C"')
    .replace(/(?<=\w\s+)integer\b/gi, 'bigint')
    .replace(/(?<=\w\s+)real\b/gi, 'double precision')
}
