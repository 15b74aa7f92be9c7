import { DatabaseSync } from '../comments-api/storage/sqlite/engine.ts'

/**
 * Several values for one id, in the order in which they came. They are stored as in `KnownRecords`, so that adding one
 * to a thousand costs no more than adding the first.
 */
export class KnownLists {
  readonly #database = new DatabaseSync('')
  readonly #insert
  readonly #find

  constructor() {
    this.#database.exec(
      'create table parts (id text not null, value text not null); create index lists on parts (id); begin',
    )
    this.#insert = this.#database.prepare('insert into parts (id, value) values (?, ?)')
    this.#find = this.#database.prepare('select value from parts where id = ? order by rowid')
  }

  add(id: string, value: string): void {
    this.#insert.run(id, value)
  }

  find(id: string): readonly string[] {
    return this.#find.all(id).map(row => String(row['value']))
  }

  [Symbol.dispose](): void {
    this.#database.close()
  }
}
