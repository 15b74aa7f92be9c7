import { buildApp } from '../../comments-api/app.ts'
import { readConfig } from '../../comments-api/config.ts'
import { makeClock } from './clock.ts'

/** PostgreSQL has no place for a secret; with SQLite, the service makes its own beside the file. */
export const secrets = {
  sqlite: {},
  postgres: { AFTERWORD_SECRET: 'tiebreak-wander-lantern-ochre-fjord-sextant' },
} as const

/**
 * Starts the service once on an empty database and lets it do its chores, at the time at which tests begin. A test that
 * takes the database then need not wait for them. They come back when its own clock advances.
 */
export async function beginDatabase(address: string): Promise<void> {
  const config = readConfig({
    AFTERWORD_SITE: 'http://localhost:8080/',
    AFTERWORD_MANIFEST: 'no-threads-yet.json',
    AFTERWORD_DATABASE: address,
    ...secrets[address.startsWith('sqlite:') ? 'sqlite' : 'postgres'],
  })
  const app = await buildApp(config, makeClock(), { log: { write: () => undefined } })
  await app.ready()
  await app.delivery.idle()
  await app.close()
}
