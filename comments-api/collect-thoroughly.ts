/** Compacts besides, and gives back what it freed: an ordinary collection saves nothing. */
const thoroughly = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/** Only where Node was told to expose its collector, as in the commands that start the service; each thread has its own. */
export function collectThoroughly(): void {
  globalThis.gc?.(thoroughly)
}
