import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { archivedComment, header } from '../archives.ts'
import { carryOutHere } from '../command.ts'
import { newDatabase } from '../engines.ts'
import { makeFolder } from '../service.ts'

// PostgreSQL only: no timeout ends a statement of SQLite.

/**
 * A database that records the timeouts under which each comment came in, with timeouts of its own. PostgreSQL has none
 * for transactions before release 17. What is idle is closed as its owner wishes, unless a command needs it later.
 */
async function makeServer() {
  const address = await newDatabase()
  const url = address.engine === 'postgres' ? address.url : ''
  const client = new Client({ connectionString: url })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(`
    create table noted (statement_timeout text, transaction_timeout text, idle_session_timeout text);
    create function note() returns trigger language plpgsql as $$
      begin
        insert into noted
        values (
          current_setting('statement_timeout'), coalesce(current_setting('transaction_timeout', true), '0'),
          current_setting('idle_session_timeout'));
        return new;
      end $$;
    create trigger note before insert on comments for each row execute function note();
    do $$ declare known text; begin
      for known in select name from pg_settings where name in ('statement_timeout', 'transaction_timeout', 'idle_session_timeout') loop
        execute format('alter database %I set %I = ''20s''', current_database(), known);
      end loop;
    end $$`)
  const takeNotes = async () => {
    const { rows } = await client.query('delete from noted returning *')
    return rows.map(row => [
      row.statement_timeout,
      row.transaction_timeout,
      row.idle_session_timeout,
    ])
  }
  return { environment: { AFTERWORD_DATABASE: url }, takeNotes }
}

it('an import has a statement timeout of ten minutes, and a restore has no timeouts', async () => {
  const [folder, server] = [await makeFolder(), await makeServer()]
  const [archive, backup] = [join(folder, 'archive.jsonl'), join(folder, 'backup.db')]
  writeFileSync(archive, [header, archivedComment].map(line => JSON.stringify(line)).join('\n'))

  const imported = await carryOutHere(folder, ['import', archive], server.environment)
  const whileImporting = await server.takeNotes()
  const backedUp = await carryOutHere(folder, ['backup', backup], server.environment)
  const restored = await carryOutHere(folder, ['restore', backup], server.environment)
  const whileRestoring = await server.takeNotes()

  const codes = [imported, backedUp, restored].map(({ said, code }) => [said, code])
  expect(codes).toEqual(Array(3).fill(['', 0]))
  expect(whileImporting).toEqual([['10min', '0', '20s']])
  expect(whileRestoring).toEqual([['0', '0', '0']])
})
