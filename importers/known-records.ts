import { DatabaseSync } from '../comments-api/storage/sqlite/engine.ts'

/**
 * Threads, authors or pages that other records of an export refer to by an id. They are kept in a nameless database,
 * like the ledger, so that their number does not matter.
 */
export class KnownRecords<Value> {
  readonly #database = new DatabaseSync('')
  readonly #insert
  readonly #find

  constructor() {
    this.#database.exec(
      'create table records (id text not null, value text not null); create index ids on records (id); begin',
    )
    this.#insert = this.#database.prepare('insert into records (id, value) values (?, ?)')
    this.#find = this.#database.prepare('select value from records where id = ? order by rowid')
  }

  add(id: string, value: Value): void {
    this.#insert.run(id, JSON.stringify(value))
  }

  /** If several have the same id, the first one counts. */
  find(id: string): Value | null {
    const row = this.#find.get(id)
    return row === undefined ? null : JSON.parse(String(row['value']))
  }

  /** All that have this id, in the order in which they came. */
  list(id: string): Value[] {
    return this.#find.all(id).map(row => JSON.parse(String(row['value'])))
  }

  [Symbol.dispose](): void {
    this.#database.close()
  }
}
