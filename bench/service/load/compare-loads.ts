import type { Row } from '../../measure/results.ts'
import { compare, summarise } from '../../measure/summarise.ts'
import type { Shot } from './shoot.ts'
import { perSecond, timePerRequest, waitOf } from './shots.ts'

/** Round 0 warms up and is not counted. */
export type Contender = (round: number) => Promise<Shot>

type Contest = {
  readonly rounds: number
  readonly ours: Contender
  readonly peers?: Readonly<Record<string, Contender>>
}

type Named = Pick<Row, 'group' | 'what' | 'size'>

/** How many requests are answered in a second, and how long the slow ones take. */
export async function compareLoads(named: Named, contest: Contest): Promise<Row[]> {
  const shots = await takeTurns(contest)
  const time = { ...named, what: `${named.what}: processor time`, unit: 'µs' }
  return [
    rowOf({ ...named, unit: 'req/s' }, perSecond, shots),
    rowOf(time, timePerRequest, shots),
    ...tailsOf(named, shots),
  ]
}

/** How long somebody waits who is alone. */
export async function compareWaits(named: Named, contest: Contest): Promise<Row[]> {
  const { ours, peers } = await takeTurns(contest)
  return [50, 99].map(share => rowAt(share, named, { ours, peers }))
}

type Shots = {
  readonly ours: readonly Shot[]
  readonly peers: Readonly<Record<string, readonly Shot[]>>
}

/**
 * Everybody has one turn in a round, and the order is reversed in the next. So whatever else the machine does affects
 * all.
 */
async function takeTurns({ rounds, ours, peers = {} }: Contest): Promise<Shots> {
  const contenders = [ours, ...Object.values(peers)]
  const taken = new Map<Contender, Shot[]>(contenders.map(contender => [contender, []]))
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? contenders : contenders.toReversed()
    for (const contender of order) {
      const shot = await contender(round)
      if (round > 0) taken.get(contender)?.push(shot)
    }
  }
  const shotsOf = (contender: Contender) => taken.get(contender) ?? []
  return { ours: shotsOf(ours), peers: mapValues(peers, shotsOf) }
}

function tailsOf(named: Named, shots: Shots): Row[] {
  const alone = { ours: shots.ours, peers: {} }
  return [
    rowAt(50, named, alone),
    rowAt(97.5, named, alone),
    rowAt(99, named, shots),
    rowAt(100, named, alone),
  ]
}

/** The wait that `share` percent of the answers did not exceed. */
function rowAt(share: number, named: Named, shots: Shots): Row {
  const what = `${named.what}: ${share === 100 ? 'slowest' : `p${share}`}`
  return rowOf({ ...named, what, unit: 'ms' }, shot => waitOf(shot, share), shots)
}

function rowOf(
  named: Named & Pick<Row, 'unit'>,
  figureOf: (shot: Shot) => number,
  { ours, peers }: Shots,
): Row {
  const row = summarise(named, ours.map(figureOf))
  return compare(
    row,
    mapValues(peers, shots => shots.map(figureOf)),
  )
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
