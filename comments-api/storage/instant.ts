/** As every column holds a time, see the first migration. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
