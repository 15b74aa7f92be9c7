/** Shared by threads that read the same list of files: each takes the next few that nobody has taken. */
export type Claims = {
  /** The first of the files that are now the caller's alone. */
  claim(): number
  /** Tells that what a thread claimed is read and sent, or cannot be. */
  deliver(): void
  /** Waits until so many are told, but not for ever. */
  awaitDeliveries(count: number): void
}

/** Reading them takes about ten milliseconds. */
export const filesInClaim = 32
/** A thread that is so late has died. */
const patience = 2_000

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
        if (Atomics.wait(shared, delivered, known, patience) === 'timed-out') return
    },
  }
}
