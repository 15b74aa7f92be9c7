/** Sends one request to a host at a time, whoever asks for it. */
export class HostTurns {
  readonly #last = new Map<string, Promise<unknown>>()

  async take<Value>(url: string, work: () => Promise<Value>): Promise<Value> {
    const host = URL.parse(url)?.host ?? ''
    const before = this.#last.get(host) ?? Promise.resolve()
    const turn = before.then(work, work)
    this.#last.set(host, turn)
    return turn
  }
}
