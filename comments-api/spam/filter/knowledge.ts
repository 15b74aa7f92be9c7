import type { Database } from '../../storage/database.ts'
import { pagesOf } from '../../storage/pages.ts'
import { sql } from '../../storage/sql.ts'
import { readTotals, type Totals } from './model.ts'
import { isEnough, type Opinion, score, type Tally } from './score.ts'
import { tokensOf } from './tokens.ts'

type Row = Tally & { readonly token: number; readonly revision: number }

const atOnce = 1_000
const highest = 2 ** 31 - 1
/**
 * Both counts are stored in one number. Most numbers are small, and a map stores small ones without an object for each.
 */
const half = 2 ** 26

/**
 * Keeps what the filter knows in memory. A text has some hundred tokens, and looking for them in the database took
 * longer than all other queries together. Before each opinion the totals are read, whose revision tells whether any
 * instance has learned or forgotten something since. That is then read first, so an opinion is based on all that was
 * known at that moment.
 */
export class Knowledge {
  readonly #database: Database
  #tallies = new Map<number, number>()
  #known = { revision: -1, forgotten: -1 }
  #reading: Promise<void> = Promise.resolve()

  constructor(database: Database) {
    this.#database = database
  }

  /** `null` as long as too little was learned. */
  async judge(text: Parameters<typeof tokensOf>[0]): Promise<Opinion | null> {
    const totals = await readTotals(this.#database)
    if (!isEnough(totals)) return null
    if (!this.#isKnown(totals)) await this.#readOnce(totals)
    return score(tokensOf(text), { get: token => this.#find(token) }, totals)
  }

  #find(token: number): Tally | undefined {
    const tally = this.#tallies.get(token)
    if (tally === undefined) return undefined
    return { good: Math.floor(tally / half), bad: tally % half }
  }

  #isKnown({ revision, forgotten }: Totals): boolean {
    return this.#known.revision >= revision && this.#known.forgotten >= forgotten
  }

  /** Reads one after the other, so that a later caller finds that the work was already done. */
  #readOnce(totals: Totals): Promise<void> {
    const reading = this.#reading.then(() => this.#read(totals))
    this.#reading = reading.catch(() => undefined)
    return reading
  }

  async #read(totals: Totals): Promise<void> {
    if (this.#isKnown(totals)) return
    const { revision, forgotten } = totals
    const isWhole = forgotten > this.#known.forgotten
    const tallies = isWhole ? new Map<number, number>() : this.#tallies
    const since = isWhole ? -1 : this.#known.revision
    const rows = (await Array.fromAsync(readSince(this.#database, since))).flat()
    for (const { token, good, bad } of rows) tallies.set(token, good * half + bad)
    this.#tallies = tallies
    this.#known = { revision, forgotten }
  }
}

function readSince(database: Database, since: number): AsyncGenerator<readonly Row[]> {
  return pagesOf<Row>(atOnce, last => {
    const { revision, token } = last ?? { revision: since, token: highest }
    return database.all<Row>(sql`
      select token, good, bad, revision
      from filter_tokens
      where (revision, token) > (${revision}, ${token})
      order by revision, token
      ${sql.limit(atOnce)}`)
  })
}
