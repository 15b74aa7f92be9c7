import type { Client } from 'pg'

export async function hasTable(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query('select 1 where to_regclass($1) is not null', [name])
  return rows.length > 0
}
