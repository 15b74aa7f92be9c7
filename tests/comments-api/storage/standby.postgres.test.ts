import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openAdministration } from '../../postgres/databases.ts'
import { startPostgres } from '../../postgres/server.ts'
import { startService } from '../service.ts'

/** A server of its own that can become a standby: one that only waits to be promoted behaves like one that streams. */
async function startOnServer() {
  const server = await startPostgres({ wal_level: 'replica' })
  onTestFinished(() => server.remove())
  const url = server.addressOf('postgres')
  const administration = openAdministration(url)
  onTestFinished(() => administration.end())
  const ask = async (query: string) => (await administration.query<{ found: string }>(query)).rows
  const [files] = await ask("select current_setting('data_directory') as found")
  const service = await startService({
    config: { moderation: 'none', database: { engine: 'postgres', url } },
  })
  const makeStandby = async () => {
    await server.stop()
    writeFileSync(join(files?.found ?? '', 'standby.signal'), '')
    await server.start()
  }
  return { service, makeStandby, ask }
}

const listeners = `
  select pid as found from pg_stat_activity
  where query like 'listen %' and application_name = 'afterword'`

describe('a service whose server became a standby', () => {
  it('reads, keeps no connection that cannot listen, and writes and listens once it is promoted', async () => {
    const { service, makeStandby, ask } = await startOnServer()
    await service.submit('rome', { body: 'Before.' })

    await makeStandby()
    // Long enough to try to listen three times.
    await pause(2_500)
    const left = await ask(listeners)
    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const { count } = await service.read('rome')
    await ask('select pg_promote()')
    const written = await service.submit('rome', { body: 'Meanwhile.' })

    expect([left, refused.status, count, written.status]).toEqual([[], 503, 1, 201])
    await expect.poll(() => ask(listeners), { timeout: 5_000 }).toHaveLength(1)
  })
})
