import { Client } from 'pg'
import { describe, expect, it } from 'vitest'
import { secrets } from '../begin-database.ts'
import { carryOutHere } from '../command.ts'
import { emptyDatabase } from '../engines.ts'
import { makeFolder, writeManifest } from '../service.ts'

/** PostgreSQL writes a table to another file when it overwrites what was deleted. */
async function listFiles(client: Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ readonly name: string; readonly file: string }>(
    "select relname as name, pg_relation_filepath(oid) as file from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  )
  return new Map(rows.map(({ name, file }) => [name, file]))
}

describe('an erased person', () => {
  it('leaves no former table file after the VACUUM statement that the command prints', async () => {
    const url = await emptyDatabase()
    const folder = await makeFolder()
    await writeManifest(`${folder}/threads.json`)
    const settings = { ...secrets.postgres, AFTERWORD_DATABASE: url }
    const { printed } = await carryOutHere(folder, ['erase', 'ada@example.org'], settings)
    const client = new Client(url)
    await client.connect()
    const before = await listFiles(client)

    const statement = /when it vacuums: (.+)/.exec(printed)?.[1] ?? ''
    await client.query(statement)

    const after = await listFiles(client)
    await client.end()
    expect([...before].filter(([name, file]) => after.get(name) === file)).toEqual([])
    expect(before.has('subscriptions')).toBe(true)
  })
})
