/*
 * Two threads work through one list of files. Neither is told which are its own: each claims the next few that nobody
 * has claimed, so both are busy to the end, however late the second one starts.
 *
 *   files    0 … 31 │ 32 … 63 │ 64 … 95 │ 96 … 127 │ …
 *            first    second    second    ▲ the next claim, in memory that both see
 *
 * The second thread works from its start (`helpWith`). The first does something else until it needs the results: then it
 * helps, and waits for what the other has claimed (`finishWith`). Results are in shared memory, or sent as messages before
 * they count as delivered. If the second thread died, some are missing: the first finds these itself, wherever they are
 * used, so nobody has to wait for the end of a thread or for its errors.
 */

/** The results are in memory that both threads can read, or were sent. */
export type SharedWork = {
  /** Made by `createMemoryForClaims`. */
  readonly claimed: SharedArrayBuffer
  readonly files: number
  /** Works on the files from one index to another, which is not included. */
  workOn(from: number, to: number): void
}

/** Enough for about ten milliseconds of reading. */
const filesInClaim = 32
/** In milliseconds. If nothing is delivered for longer, the other thread must have died. */
const timeout = 2_000

const next = 0
const delivered = 1

export function createMemoryForClaims(): SharedArrayBuffer {
  return new SharedArrayBuffer(8)
}

/** For the second thread: works until no file is left. */
export function helpWith(work: SharedWork): void {
  const shared = new Int32Array(work.claimed)
  takeClaims(work, () => {
    Atomics.add(shared, delivered, 1)
    Atomics.notify(shared, delivered)
  })
}

/** For the thread that needs the results: helps, and returns when all is done, or the second thread must have died. */
export function finishWith(work: SharedWork): void {
  const shared = new Int32Array(work.claimed)
  const own = takeClaims(work, () => {})
  const others = Math.ceil(work.files / filesInClaim) - own
  for (let known = 0; known < others; known += 1)
    if (Atomics.wait(shared, delivered, known, timeout) === 'timed-out') return
}

/** Returns how many claims it took. */
function takeClaims({ claimed, files, workOn }: SharedWork, deliver: () => void): number {
  const shared = new Int32Array(claimed)
  const claim = () => Atomics.add(shared, next, filesInClaim)
  let taken = 0
  for (let from = claim(); from < files; from = claim()) {
    workOn(from, Math.min(from + filesInClaim, files))
    taken += 1
    deliver()
  }
  return taken
}
