export type Row = readonly [
  id: string,
  thread: string,
  name: string,
  body: string,
  createdAt: string,
]

/** Resolves when all rows are on the disk. */
export type Commit = (rows: readonly Row[]) => Promise<void>

/** Everything that is queued during a commit goes into the next one. */
export class WaitingRows {
  readonly #commit: Commit
  #waiting: Row[] = []
  #next: Promise<void> | null = null
  #last: Promise<void> = Promise.resolve()

  constructor(commit: Commit) {
    this.#commit = commit
  }

  add(row: Row): Promise<void> {
    this.#waiting.push(row)
    this.#next ??= this.#last.then(() => this.#commitWaiting())
    return this.#next
  }

  #commitWaiting(): Promise<void> {
    const rows = this.#waiting
    this.#waiting = []
    this.#next = null
    this.#last = this.#commit(rows)
    return this.#last
  }
}
