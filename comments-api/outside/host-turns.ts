type Turn = {
  /** When it has come. */
  readonly comes: Promise<void>
  /** Lets the next one come. Also for a turn that nobody waits for any longer. */
  readonly end: () => void
}

/** One request to a host at a time, whoever asks for it, and also where strangers redirect to it. */
export class HostTurns {
  readonly #last = new Map<string, Promise<void>>()

  take(host: string): Turn {
    const comes = this.#last.get(host) ?? Promise.resolve()
    const { promise: ended, resolve: end } = Promise.withResolvers<void>()
    const last = comes.then(() => ended)
    this.#last.set(host, last)
    void last.then(() => this.#forget(host, last))
    return { comes, end }
  }

  #forget(host: string, last: Promise<void>): void {
    if (this.#last.get(host) === last) this.#last.delete(host)
  }
}
