import { join } from 'node:path'
import type { Row } from '../measure/results.ts'
import { isGnuTimeThere } from '../measure/run-command.ts'
import type { Asked } from '../options.ts'
import { makeRunFolder } from '../run-folder.ts'
import { checkEquivalence } from './check-equivalence.ts'
import type { Generator } from './generator.ts'
import { ours } from './ours.ts'
import { findPeers } from './peers.ts'
import { rowsOf } from './rows.ts'
import { measureChanges, measureCold } from './scenarios.ts'
import { layOut, type Subject } from './subject.ts'

/**
 * Measures whole commands as an author runs them, including the start of the runtime, and those of peers in the same
 * rounds.
 */
export async function benchBuild({ posts, rounds, ...asked }: Asked): Promise<Row[]> {
  if (!isGnuTimeThere) console.error('GNU time is not installed: no processor time, no memory')
  const { peers, leftOut } = findPeers(asked.peers)
  for (const line of leftOut) console.error(line)
  const rows: Row[] = []
  for (const size of posts) rows.push(...(await benchSize(size, { rounds, peers })))
  return rows
}

type Plan = { readonly rounds: number; readonly peers: readonly Generator[] }

/** Measures in a folder that is deleted afterwards. */
async function benchSize(posts: number, plan: Plan): Promise<Row[]> {
  using folder = makeRunFolder()
  return await benchIn(folder.path, posts, plan)
}

async function benchIn(folder: string, posts: number, { rounds, peers }: Plan): Promise<Row[]> {
  const layOutIn = (name: string, generator: Generator) =>
    layOut(generator, join(folder, name), posts)
  const others: Subject[] = []
  for (const peer of peers) others.push(await layOutIn(String(others.length), peer))
  const plain = await layOutIn('plain', ours('plain'))
  const full = await layOutIn('full', ours('everything on'))
  const all = [...others, plain, full]
  const same: Row[] = []
  for (let round = 0; round < rounds; round += 1) {
    console.error(`${posts.toLocaleString('en')} posts, round ${round + 1} of ${rounds}`)
    // So whatever else the machine does affects the first as often as the last.
    const inTurn = round % 2 === 0 ? all : all.toReversed()
    for (const subject of inTurn) await measureCold(subject, round)
    if (round === 0) same.push(...checkEquivalence(plain, others))
    for (const subject of all) await measureChanges(subject, round)
  }
  const named = Object.fromEntries(others.map(peer => [peer.generator.name, peer]))
  return [
    ...same,
    ...rowsOf('plain set', plain, named),
    ...rowsOf('everything on', full, { 'the plain set': plain }),
  ]
}
