/** For people and logs: where the database is, and who we are there. The password, and whatever else the address may hold, stays out. */
export function describe(url: string): string {
  const { username, host, pathname, searchParams } = new URL(url)
  const who = username === '' ? '' : `${username}@`
  const where = host === '' ? (searchParams.get('host') ?? '') : host
  return `postgres://${who}${where}${pathname}`
}
