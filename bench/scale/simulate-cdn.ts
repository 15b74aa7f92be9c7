import { type Builds, openBuilds } from './builds.ts'
import { type Chance, drawRanks } from './zipf.ts'

/** Times are in seconds. */
export type Traffic = {
  readonly threads: number
  /** The exponent of the Zipf distribution by which readers and writers choose a thread. */
  readonly exponent: number
  readonly readsPerSecond: number
  /** The number of approved comments for each read. */
  readonly commentsPerRead: number
  /** The number of caches, which share nothing. */
  readonly caches: number
  /** `s-maxage` and `stale-while-revalidate` of the service's answers. */
  readonly fresh: number
  readonly stale: number
  /** How long an approved comment waits for the build that includes it. */
  readonly gather: number
}

type Load = {
  /** The share of reads that a cache answers without making the reader wait for the service. */
  readonly hits: number
  /** Reads of threads that reach the service, each second. */
  readonly originReads: number
}

/**
 * Readers come at random, and their browsers ask for what is newer than the page they have (`?since=VERSION`). A build
 * that gives a page a newer version thereby gives its conversation a new address, so what the caches hold is of no use,
 * as after a purge. Answers take no time, and caches are never full.
 */
export function simulateCdn(traffic: Traffic, reads: number, chance: Chance): Load {
  const drawThread = drawRanks(traffic.threads, traffic.exponent, chance)
  const builds = openBuilds(traffic.threads, traffic.gather)
  const caches = openCaches(traffic, builds)
  const warmUp = Math.floor(reads / 4)
  let now = 0
  let began = 0
  let hits = 0
  let originReads = 0
  for (let read = 0; read < warmUp + reads; read += 1) {
    now += -Math.log(1 - chance()) / traffic.readsPerSecond
    if (read === warmUp) began = now
    if (chance() < traffic.commentsPerRead) builds.note(drawThread(), now)
    const outcome = caches.ask(drawThread(), Math.floor(chance() * traffic.caches), now)
    if (read < warmUp) continue
    if (outcome !== 'miss') hits += 1
    if (outcome !== 'hit') originReads += 1
  }
  return { hits: hits / reads, originReads: originReads / (now - began) }
}

/** By RFC 5861, a stale answer is given at once, and requested anew meanwhile. */
type Outcome = 'hit' | 'stale' | 'miss'

function openCaches({ threads, caches, fresh, stale }: Traffic, builds: Builds) {
  const known = new Int32Array(threads * caches).fill(-1)
  const asked = new Float64Array(threads * caches)
  return {
    ask(thread: number, cache: number, now: number): Outcome {
      const place = cache * threads + thread
      const version = builds.versionOf(thread, now)
      const age = now - (asked[place] ?? 0)
      if (known[place] === version && age <= fresh) return 'hit'
      const outcome = known[place] === version && age <= fresh + stale ? 'stale' : 'miss'
      known[place] = version
      asked[place] = now
      return outcome
    },
  }
}
