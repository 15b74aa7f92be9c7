/** Lets threads share a list of files: each takes the next few that no thread has taken. */
type Claims = {
  /** Claims files for the caller alone; returns the index of the first. */
  claim(): number
  /** Reports that a claim is done: its files are read and sent, or cannot be read. */
  deliver(): void
  /** Waits, though not for ever, until this many claims are done. */
  awaitDeliveries(count: number): void
}

/** Enough for about ten milliseconds of reading. */
export const filesInClaim = 32
/** In milliseconds. If nothing is delivered for longer, the other thread must have died. */
const timeout = 2_000

const next = 0
const delivered = 1

export function createMemoryForClaims(): SharedArrayBuffer {
  return new SharedArrayBuffer(8)
}

export function openClaims(memory: SharedArrayBuffer): Claims {
  const shared = new Int32Array(memory)
  return {
    claim: () => Atomics.add(shared, next, filesInClaim),
    deliver: () => {
      Atomics.add(shared, delivered, 1)
      Atomics.notify(shared, delivered)
    },
    awaitDeliveries: count => {
      for (let known = 0; known < count; known += 1)
        if (Atomics.wait(shared, delivered, known, timeout) === 'timed-out') return
    },
  }
}
