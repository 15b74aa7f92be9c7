import { DatabaseSync } from '../storage/sqlite/engine.ts'

/** What an entry is, where its line is in the file, and which comment it replies to. */
export type Place = {
  readonly type: string
  readonly id: string
  readonly thread: string
  readonly parent: string | null
  readonly offset: number
  readonly length: number
}

/**
 * What an archive contains, without its words. It is in a separate SQLite database, which is in memory while it is
 * small, and else in a temporary file. So a large archive takes no more memory than a small one.
 */
export class Survey {
  readonly #database = new DatabaseSync('')
  readonly #insert

  constructor() {
    this.#database.exec(`
      create table entries (
        type text not null,
        id text not null,
        thread text not null,
        parent text,
        depth integer,
        offset integer not null,
        length integer not null,
        primary key (type, id)
      );
      create index replies on entries (type, parent);
      create table stored (id text primary key, thread text not null) without rowid;
      begin`)
    this.#insert = this.#database.prepare(
      'insert or ignore into entries (type, id, thread, parent, offset, length) values (?, ?, ?, ?, ?, ?)',
    )
  }

  /** If two entries have the same id, the first one counts. */
  note({ type, id, thread, parent, offset, length }: Place): void {
    this.#insert.run(type, id, thread, parent, offset, length)
  }

  *parents(): Generator<string> {
    const rows = this.#database
      .prepare('select distinct parent from entries where parent is not null')
      .iterate()
    for (const row of rows) yield String(row['parent'])
  }

  /** Records which of them are already stored, from an earlier archive or a reader. */
  noteStored(comments: Iterable<{ readonly id: string; readonly thread: string }>): void {
    const insert = this.#database.prepare('insert into stored (id, thread) values (?, ?)')
    for (const { id, thread } of comments) insert.run(id, thread)
  }

  /**
   * Removes parents that do not exist, or are in another thread. What is stored stays where it is, whatever the file
   * says.
   */
  dropForeignParents(): void {
    this.#database.exec(`
      update entries set parent = null
      where parent is not null
        and thread is not coalesce(
          (select thread from stored where stored.id = entries.parent),
          (select thread from entries as above
            where above.type = 'comment' and above.id = entries.parent))`)
  }

  /**
   * The comments thread by thread, with every parent before its replies. A comment that is its own descendant becomes a
   * comment without a parent, and so do all comments below it.
   */
  *comments(): Generator<Place> {
    this.#measureDepths()
    this.#database.exec('update entries set parent = null, depth = 0 where depth is null')
    yield* this.#list("type = 'comment' order by thread, depth, offset")
  }

  mentions(): Generator<Place> {
    return this.#list("type = 'mention' order by offset")
  }

  others(): Generator<Place> {
    return this.#list("type not in ('comment', 'mention') order by offset")
  }

  close(): void {
    this.#database.close()
  }

  /** Done by SQLite instead of recursive calls, since replies can be five thousand levels deep. */
  #measureDepths(): void {
    this.#database.exec(`
      create table depths as
      with recursive placed (id, depth) as (
        select id, 0 from entries
        where type = 'comment'
          and (parent is null or parent not in (select id from entries where type = 'comment'))
        union all
        select entries.id, placed.depth + 1
        from placed
        -- cross: for each that is placed its replies, and never the other way round.
        cross join entries on entries.parent = placed.id and entries.type = 'comment'
      )
      select id, depth from placed;
      create unique index depth_of on depths (id);
      update entries set depth = (select depth from depths where depths.id = entries.id)
      where type = 'comment'`)
  }

  *#list(condition: string): Generator<Place> {
    const statement = this.#database.prepare(
      `select type, id, thread, parent, offset, length from entries where ${condition}`,
    )
    for (const row of statement.iterate()) yield row as Place
  }
}
