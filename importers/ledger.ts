import { DatabaseSync } from '../comments-api/storage/sqlite/engine.ts'
import { placing, pruning, schema } from './ledger-statements.ts'
import type { Kind, Reason } from './report/reasons.ts'
import type { ThreadReference } from './source.ts'

/** A row of the ledger. It is imported unless `reason` says why not. */
export type Entry = {
  readonly kind: Kind
  readonly externalId: string
  readonly thread: ThreadReference | null
  /** Its id in the archive. */
  readonly id: string | null
  readonly parent: string | null
  readonly status: string | null
  readonly createdAt: string | null
  readonly content: object
  readonly reason: Reason | null
  /** For an attachment: the path of its file, if it can be copied. */
  readonly file?: string | null
}

export type WrittenEntry = {
  readonly kind: Kind
  readonly id: string
  readonly parent: string | null
  readonly status: string
  readonly thread: string
  readonly content: string
}

type LedgerPost = {
  readonly number: number
  readonly externalId: string
  readonly content: string
}

export type MatchedBy = 'map' | 'post' | 'id' | 'address' | 'nothing'
export type Match = { readonly thread: string; readonly by: MatchedBy }

/**
 * Everything that was read, one row each, with what becomes of it. So the numbers of imported and skipped always add up
 * to the number read. It is a database of its own, which SQLite keeps in memory while it is small and in a nameless
 * file when it is not: the largest export takes no more memory than a small one.
 */
export class Ledger {
  readonly #database = new DatabaseSync('')
  readonly #insert
  readonly #insertReference
  readonly #findReference

  constructor() {
    this.#database.exec(schema)
    this.#insert = this.#database.prepare(
      `insert into entries (kind, external, reference, id, parent, status, created_at, content, reason, file)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    )
    this.#insertReference = this.#database.prepare(
      'insert into threads (reference) values (?) on conflict do nothing',
    )
    this.#findReference = this.#database.prepare('select number from threads where reference = ?')
  }

  /** If two have the same id, the first one counts. */
  note(entry: Entry): void {
    if (this.#add(entry, entry.reason)) return
    this.#add({ ...entry, id: null, parent: null, content: {}, file: null }, 'repeated')
  }

  #add(entry: Entry, reason: Reason | null): boolean {
    const { kind, externalId, id, parent, status, createdAt, content, file = null } = entry
    const thread = entry.thread === null ? null : this.#numberOf(entry.thread)
    const text = JSON.stringify(content)
    const row = [kind, externalId, thread, id, parent, status, createdAt, text, reason, file]
    return this.#insert.run(...row).changes > 0
  }

  #numberOf(reference: ThreadReference): number {
    const key = JSON.stringify(reference)
    this.#insertReference.run(key)
    return Number(this.#findReference.get(key)?.['number'])
  }

  /** Published posts come first, so that they get their place if several want the same one. */
  posts(): Iterable<LedgerPost> {
    return this.#rows<LedgerPost>(`
      select number, external as externalId, content from entries
      where kind in ('post', 'page') and reason is null
      order by status <> 'published', number`)
  }

  contentOf(number: number): string {
    const row = this.#database.prepare('select content from entries where number = ?').get(number)
    return String(row?.['content'])
  }

  leaveOut(number: number, reason: Reason): void {
    this.#database.prepare('update entries set reason = ? where number = ?').run(reason, number)
  }

  /**
   * Settles all attachments that are this file. They are imported if an imported post shows the file, or present if it
   * is beside one already. What was imported once stays imported.
   */
  settleFile(path: string, reason: 'present' | null): void {
    this.#database
      .prepare('update entries set reason = ? where file = ? and reason is not null')
      .run(reason, path)
  }

  matchThreads(match: (reference: ThreadReference) => Match): void {
    const update = this.#database.prepare(
      'update threads set thread = ?, matched_by = ? where number = ?',
    )
    const threads = this.#rows<{ readonly number: number; readonly reference: string }>(
      'select number, reference from threads',
    )
    for (const { number, reference } of threads) {
      const { thread, by } = match(JSON.parse(reference))
      update.run(thread, by, number)
    }
  }

  /** Orphans and comments in a circle become first comments. A deleted comment stays if somebody replied to it. */
  settleFamilies(): void {
    for (const statement of placing) this.#database.exec(statement)
    const standAlone = this.#database.prepare('update entries set parent = null where number = ?')
    for (const number of inCircles(this.#unplaced())) standAlone.run(number)
    for (const statement of pruning) this.#database.exec(statement)
  }

  /** Comments that are below no first comment, with what each replies to. */
  #unplaced(): Map<number, number> {
    const rows = this.#rows<{ readonly number: number; readonly parent: number }>(`
      select entries.number, above.number as parent
      from entries join entries as above on above.kind = 'comment' and above.id = entries.parent
      where entries.id not in (select id from placed)`)
    return new Map(Array.from(rows, ({ number, parent }) => [number, parent]))
  }

  /** What goes into the archive, thread by thread and kind by kind, oldest first. */
  *written(): Generator<WrittenEntry> {
    yield* this.#rows<WrittenEntry>(`
      select kind, id, parent, status, thread, content
      from entries join threads on threads.number = entries.reference
      where reason is null and id is not null
      order by thread, kind, created_at, id`)
  }

  /** How many of each kind were imported or skipped in each thread, and why. */
  counts(): Iterable<Count> {
    return this.#rows<Count>(`
      select kind, reason, thread, matched_by as matchedBy, min(threads.reference) as reference, count(*) as number
      from entries left join threads on threads.number = entries.reference
      group by kind, reason, thread, matched_by
      order by thread, kind, reason`)
  }

  /** The only place that trusts a row to have the fields that its query names. */
  #rows<Row>(query: string): Iterable<Row> {
    return this.#database.prepare(query).iterate() as Iterable<Row>
  }

  close(): void {
    this.#database.close()
  }
}

/** Yields every comment that is its own ancestor. */
function* inCircles(parentOf: ReadonlyMap<number, number>): Generator<number> {
  const reachedFrom = new Map<number, number>()
  for (const start of parentOf.keys()) {
    let at: number | undefined = start
    while (at !== undefined && !reachedFrom.has(at)) {
      reachedFrom.set(at, start)
      at = parentOf.get(at)
    }
    if (at === undefined || reachedFrom.get(at) !== start) continue
    const first = at
    do {
      yield at
      at = parentOf.get(at) ?? first
    } while (at !== first)
  }
}

export type Count = {
  readonly kind: Kind
  readonly reason: Reason | null
  readonly thread: string | null
  readonly matchedBy: MatchedBy | null
  /** As JSON. If several references lead to one thread, this is one of them. */
  readonly reference: string | null
  readonly number: number
}
