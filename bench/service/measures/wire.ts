import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '../../measure/results.ts'
import { summarise } from '../../measure/summarise.ts'
import { threadPath } from '../requests/paths.ts'
import { readPage } from '../requests/read-page.ts'
import { record } from '../requests/record.ts'
import { weighAnswer } from '../requests/weigh-answer.ts'
import type { Ground } from './ground.ts'

/** What a thread of 100 weighs when it is asked for the first time, and when the service had time for it; and what is newer. */
export async function measureWire({ group, plan, instances }: Ground): Promise<Row[]> {
  const [{ url }] = instances
  const address = url + threadPath(plan.hot.id)
  const fresh = await weigh(address)
  const settled = await untilSmaller(address, fresh)
  const plain = Buffer.byteLength(await (await fetch(address)).text())
  const { version, epoch } = await readPage(instances[0], plan.hot.id)
  const newer = await weighAnswer(`${address}?since=${version}&epoch=${epoch}`)
  const row = (what: string, bytes: number) =>
    summarise({ group, what, unit: 'KB' }, [bytes / 1_000])
  return [
    row('a thread of 100: not compressed', plain),
    row('a thread of 100: on the wire, fresh', fresh),
    row('a thread of 100: on the wire, settled', settled),
    row('since, nothing newer: on the wire, with its head', newer),
  ]
}

async function weigh(address: string): Promise<number> {
  const { body } = await record(address)
  return Buffer.from(body, 'base64').length
}

/** The better encoding comes from another thread; where none comes, the first was the best. */
async function untilSmaller(address: string, fresh: number): Promise<number> {
  let bytes = fresh
  for (let look = 0; look < 60 && bytes === fresh; look += 1) {
    await wait(50)
    bytes = await weigh(address)
  }
  return bytes
}
