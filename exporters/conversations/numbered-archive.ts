import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import type { ArchivedComment, ArchivedMention } from '../../comments-api/transfer/archive.ts'
import type { Reason, Sum } from '../report.ts'

export type NumberedComment = {
  readonly number: number
  /** The `number` of the comment that this one answers. */
  readonly parentNumber: number | null
  /** `null` for a place that is kept only because somebody replied to it. */
  readonly comment: ArchivedComment | null
  readonly id: string
  readonly parent: string | null
  readonly createdAt: string
}

export type NumberedMention = Pick<NumberedComment, 'number' | 'parentNumber'> & {
  readonly mention: ArchivedMention
}

/**
 * Keeps the archive in the order that other systems need, in a database of its own. SQLite keeps that in memory while
 * it is small, and in a nameless file when it is not.
 */
export class NumberedArchive {
  readonly #database = new DatabaseSync('')
  readonly #insert
  readonly #count

  /** `count` is called for each comment and mention that is exported. */
  constructor(count: () => void) {
    this.#count = count
    this.#database.exec(schema)
    this.#insert = this.#database.prepare(
      `insert into entries (type, id, thread, parent, status, created_at, content)
      values (?, ?, ?, (select number from entries where type = 'comment' and id = ?), ?, ?, ?)`,
    )
  }

  /** Parents must be added before their replies. */
  add(entry: ArchivedComment | ArchivedMention): void {
    const { type, id, thread, parent, status, createdAt } = entry
    this.#insert.run(type, id, thread, parent, status, createdAt, JSON.stringify(entry))
  }

  /** Decides which entries are shown, and whose place is kept because a comment below it is shown. */
  choose({ withHeld }: { readonly withHeld: boolean }): void {
    const shown = withHeld ? "'approved', 'pending', 'spam'" : "'approved'"
    this.#database.exec(`
      update entries set fate = 'shown' where status in (${shown});
      update entries set fate = 'place'
      where type = 'comment' and fate is null and number in (
        with recursive answered (number) as (
          select parent from entries where fate = 'shown' and parent is not null
          union
          select entries.parent from answered cross join entries on entries.number = answered.number
          where entries.parent is not null
        )
        select number from answered)`)
  }

  *commentsOf(thread: string): Generator<NumberedComment> {
    for (const row of this.#take('comment', thread)) {
      this.#count()
      const comment: ArchivedComment = JSON.parse(String(row['content']))
      const { id, parent, createdAt } = comment
      const parentNumber = parentOf(row)
      const shown = row['fate'] === 'shown' ? comment : null
      yield { number: Number(row['number']), parentNumber, comment: shown, id, parent, createdAt }
    }
  }

  *mentionsOf(thread: string): Generator<NumberedMention> {
    for (const row of this.#take('mention', thread)) {
      this.#count()
      const mention: ArchivedMention = JSON.parse(String(row['content']))
      yield { number: Number(row['number']), parentNumber: parentOf(row), mention }
    }
  }

  #take(type: 'comment' | 'mention', thread: string) {
    this.#database.prepare('insert or ignore into taken (thread) values (?)').run(thread)
    return this.#rows(
      'select number, parent, fate, content from entries where type = ? and thread = ? and fate is not null order by number',
      type,
      thread,
    )
  }

  threadsLeft(): readonly string[] {
    const rows = this.#rows(
      'select distinct thread from entries where thread not in (select thread from taken) order by thread',
    )
    return Array.from(rows, row => String(row['thread']))
  }

  counts() {
    return {
      comments: this.#sum('comment'),
      mentions: this.#sum('mention'),
      unmatched: this.threadsLeft(),
    }
  }

  #sum(type: string): Sum {
    const rows = this.#rows(
      `select case
          when thread not in (select thread from taken) then 'no-post'
          when fate is not null then 'exported'
          when status = 'deleted' then 'deleted'
          else 'held'
        end as became, count(*) as number
      from entries where type = ? group by became order by became`,
      type,
    )
    const numbers = Object.fromEntries(
      Array.from(rows, row => [String(row['became']), Number(row['number'])]),
    )
    const { exported = 0, ...leftOut }: Partial<Record<'exported' | Reason, number>> = numbers
    const read = Object.values(numbers).reduce((sum, number) => sum + number, 0)
    return { read, exported, leftOut }
  }

  #rows(query: string, ...values: string[]): Iterable<Readonly<Record<string, unknown>>> {
    return this.#database.prepare(query).iterate(...values)
  }

  close(): void {
    this.#database.close()
  }
}

function parentOf(row: Readonly<Record<string, unknown>>): number | null {
  return row['parent'] === null ? null : Number(row['parent'])
}

const schema = `
  create table entries (
    number integer primary key,
    type text not null,
    id text not null,
    thread text not null,
    parent integer,
    status text not null,
    created_at text not null,
    content text not null,
    fate text
  );
  create unique index of_id on entries (type, id);
  create index of_thread on entries (thread, type, number);
  create table taken (thread text primary key) without rowid;
  begin;`
