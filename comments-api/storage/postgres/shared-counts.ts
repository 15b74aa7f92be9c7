import { minute } from '../../durations.ts'
import type { Counted, Raise, SharedCounts } from '../database.ts'
import type { Reader } from './reader.ts'

/**
 * Not part of the migrations, because with SQLite a single process counts in memory. The table is unlogged: flushing
 * counts to the disk would double the cost of a write, and if a crash loses them, every window just starts again.
 */
export const createCountsTable = `
  create unlogged table request_counts (
    key text collate "C" primary key,
    current bigint not null,
    ends_at bigint not null
  )`

/**
 * A window that ends too far in the future was started before a clock was set back. It is started again, so that nobody
 * waits for ever. One that ends a little too late was started by an instance whose clock is ahead: it counts on, or
 * whoever goes from one instance to the other would never reach a limit. Rows are updated in the order of their keys,
 * so that two instances do not block each other.
 */
const isOpen = 'known.ends_at > $2::bigint and known.ends_at <= 2 * excluded.ends_at - $2::bigint'
const raiseAll = `
  insert into request_counts as known (key, current, ends_at)
  select key, times, $2::bigint + lasts
  from json_to_recordset($1::json) as given (key text, times bigint, lasts bigint)
  order by key
  on conflict (key) do update set
    current = case when ${isOpen} then known.current else 0 end + excluded.current,
    ends_at = case when ${isOpen} then least(known.ends_at, excluded.ends_at) else excluded.ends_at end
  returning key, current, ends_at - $2::bigint as ttl`

/** Leaves out what another instance holds: waiting for it, in another order than counting, could block both. */
const forget = `
  delete from request_counts
  where key in (select key from request_counts where ends_at < $1 for update skip locked)`
const forgetEvery = minute

type Row = Counted & { readonly key: string }
type Waiting = Raise & Pick<PromiseWithResolvers<Counted>, 'resolve' | 'reject'>

/** Callers that arrive during a count are counted together afterwards. */
export class SharedCounter implements SharedCounts {
  readonly #reader: Reader
  #waiting: Waiting[] = []
  #isCounting = false
  #forgotAt = Number.NEGATIVE_INFINITY

  constructor(reader: Reader) {
    this.#reader = reader
  }

  raise(count: Raise): Promise<Counted> {
    const { promise, resolve, reject } = Promise.withResolvers<Counted>()
    this.#waiting.push({ ...count, resolve, reject })
    if (!this.#isCounting) this.#countAll()
    return promise
  }

  async #countAll(): Promise<void> {
    this.#isCounting = true
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting
      this.#waiting = []
      await this.#count(waiting).catch(error => {
        for (const { reject } of waiting) reject(error)
      })
    }
    this.#isCounting = false
  }

  async #count(waiting: readonly Waiting[]): Promise<void> {
    const now = Math.max(...waiting.map(count => count.now))
    const byKey = Map.groupBy(waiting, ({ key }) => key)
    const parameters = [JSON.stringify([...byKey].map(rowOf)), now]
    const rows = await this.#reader.alone<Row>({ sql: raiseAll, parameters })
    await this.#forgetNowAndThen(now)
    for (const { key, current, ttl } of rows) {
      const same = byKey.get(key) ?? []
      // Each caller gets the number it would have got if they had been counted one after the other.
      for (const [place, { resolve }] of same.toReversed().entries()) {
        resolve({ current: current - place, ttl })
      }
    }
  }

  async #forgetNowAndThen(now: number): Promise<void> {
    if (Math.abs(now - this.#forgotAt) < forgetEvery) return
    this.#forgotAt = now
    await this.#reader.alone({ sql: forget, parameters: [now] })
  }
}

function rowOf([key, same]: readonly [string, readonly Waiting[]]) {
  return { key, times: same.length, lasts: same[0]?.window ?? 0 }
}
