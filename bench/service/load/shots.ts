import type { Shot } from './shoot.ts'

/** Runs it several times, one after another, and adds up what that took. */
export async function repeat(times: number, run: () => Promise<Shot>): Promise<Shot> {
  const shots: Shot[] = []
  for (let time = 0; time < times; time += 1) shots.push(await run())
  return addUp(shots)
}

function addUp(shots: readonly Shot[]): Shot {
  const sum = (figureOf: (shot: Shot) => number) =>
    shots.reduce((total, shot) => total + figureOf(shot), 0)
  return {
    seconds: sum(shot => shot.seconds),
    waits: Float64Array.from(shots.flatMap(shot => [...shot.waits])).sort(),
    processorTime: sum(shot => shot.processorTime),
  }
}

/** The wait that `share` percent of the answers did not exceed. For 100 this is the slowest. */
export function waitOf({ waits }: Shot, share: number): number {
  const place = Math.ceil((waits.length * share) / 100) - 1
  return waits[Math.max(0, place)] ?? Number.NaN
}

export function perSecond({ waits, seconds }: Shot): number {
  return waits.length / seconds
}

/** In microseconds, for the processes of the servers without that of the database. */
export function timePerRequest({ waits, processorTime }: Shot): number {
  return (processorTime * 1_000) / waits.length
}
