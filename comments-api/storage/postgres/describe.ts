/**
 * For people and logs: where the database is, and as whom we use it. The password and the address's other parameters
 * are left out.
 */
export function describe(url: string): string {
  const { username, host, pathname, searchParams } = new URL(url)
  const who = username === '' ? '' : `${username}@`
  const where = host === '' ? (searchParams.get('host') ?? '') : host
  return `postgres://${who}${where}${pathname}`
}
