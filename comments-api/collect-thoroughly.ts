/** Also compacts the heap and returns the memory: an ordinary collection returns none. */
const thoroughly = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/** Only if Node exposes its collector, as in the commands that start the service. Each thread has its own heap. */
export function collectThoroughly(): void {
  globalThis.gc?.(thoroughly)
}
