import { Pool } from 'pg'

/** Has the schema already: to copy its files takes a fraction of the time of making one. */
export const template = 'afterword_template'

/** The server itself, over one connection that does not keep a process alive. */
export function openAdministration(server: string): Pool {
  return new Pool({ connectionString: server, max: 1, allowExitOnIdle: true })
}

export function addressOf(server: string, database: string): string {
  const address = new URL(server)
  address.pathname = `/${database}`
  return address.href
}
