import { filesInClaim, openClaims } from './claims.ts'

/** Work on a list of files that two threads share. The results are in memory that both can read. */
export type SharedWork = {
  /** Made by `createMemoryForClaims`. */
  readonly claimed: SharedArrayBuffer
  readonly files: number
  /** Works on the files from one index to another, which is not included. */
  workOn(from: number, to: number): void
}

/** For the second thread: works until no file is left. */
export function helpWith(work: SharedWork): void {
  takeClaims(work, openClaims(work.claimed).deliver)
}

/** For the thread that needs the results: helps, and returns when all is done, or the second thread must have died. */
export function finishWith(work: SharedWork): void {
  const own = takeClaims(work, () => {})
  openClaims(work.claimed).awaitDeliveries(Math.ceil(work.files / filesInClaim) - own)
}

/** Returns how many claims it took. */
function takeClaims({ claimed, files, workOn }: SharedWork, deliver: () => void): number {
  const { claim } = openClaims(claimed)
  let taken = 0
  for (let from = claim(); from < files; from = claim()) {
    workOn(from, Math.min(from + filesInClaim, files))
    taken += 1
    deliver()
  }
  return taken
}
