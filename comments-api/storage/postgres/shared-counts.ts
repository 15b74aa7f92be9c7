import { minute } from '../../durations.ts'
import type { Raise, SharedCounts } from '../database.ts'
import type { Reader } from './reader.ts'

/**
 * Not among the migrations: SQLite has one process that counts in memory. Unlogged, because losing it in a
 * crash only begins every window again, and a count that is flushed to the disk would double the cost of a write.
 */
export const createCountsTable = `
  create unlogged table request_counts (
    key text collate "C" primary key,
    current bigint not null,
    ends_at bigint not null
  )`

/** A window that ends too far ahead was begun before a clock was set back: it is begun again, and nobody waits for ever. */
const raise = `
  insert into request_counts as known (key, current, ends_at)
  values ($1, 1, $2::bigint + $3::bigint)
  on conflict (key) do update set
    current = case when known.ends_at > $2::bigint and known.ends_at <= excluded.ends_at
      then known.current + 1 else 1 end,
    ends_at = case when known.ends_at > $2::bigint and known.ends_at <= excluded.ends_at
      then known.ends_at else excluded.ends_at end
  returning current, ends_at - $2::bigint as ttl`

const forget = 'delete from request_counts where ends_at < $1'
const forgetEvery = minute

type Counted = { readonly current: number; readonly ttl: number }

export class SharedCounter implements SharedCounts {
  readonly #reader: Reader
  #forgotAt = Number.NEGATIVE_INFINITY

  constructor(reader: Reader) {
    this.#reader = reader
  }

  async raise({ key, window, now }: Raise): Promise<Counted> {
    const parameters = [key, now, window]
    const [counted] = await this.#reader.alone<Counted>({ sql: raise, parameters })
    if (!counted) throw new Error('a request was not counted')
    await this.#forgetNowAndThen(now)
    return counted
  }

  async #forgetNowAndThen(now: number): Promise<void> {
    if (Math.abs(now - this.#forgotAt) < forgetEvery) return
    this.#forgotAt = now
    await this.#reader.alone({ sql: forget, parameters: [now] })
  }
}
