/** The format of every time in the database, see the first migration. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
