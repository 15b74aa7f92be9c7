import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import { z } from 'zod'
import type { Row } from '../../measure/results.ts'
import { compare, summarise } from '../../measure/summarise.ts'
import { threadPath } from '../requests/paths.ts'
import { readPage } from '../requests/read-page.ts'
import { record } from '../requests/record.ts'
import { weighAnswer } from '../requests/weigh-answer.ts'
import type { Setup } from './setup.ts'

/**
 * How many bytes a thread of 100 takes when it is first requested, and after the service had time to compress it
 * better. Also what an answer without anything newer takes.
 */
export async function measureWire({ group, plan, instances }: Setup): Promise<Row[]> {
  const [{ url }] = instances
  const address = url + threadPath(plan.hot.id)
  const fresh = await weigh(address, 'first')
  const settled = await weighSettled(address, fresh)
  const plain = await (await fetch(address)).text()
  const { version, epoch } = await readPage(instances[0], plan.hot.id)
  const newer = await weighAnswer(`${address}?since=${version}&epoch=${epoch}`)
  const words = weighWords(plain)
  const row = (what: string, bytes: number) =>
    summarise({ group, what, unit: 'KB' }, [bytes / 1_000])
  const besideWords = (what: string, bytes: number) =>
    compare(row(what, bytes), { 'its words alone, Brotli 11': [words / 1_000] })
  return [
    row('a thread of 100: not compressed', Buffer.byteLength(plain)),
    besideWords('a thread of 100: on the wire, fresh', fresh),
    besideWords('a thread of 100: on the wire, settled', settled),
    row('since, nothing newer: on the wire, with its head', newer),
  ]
}

const Thread = z.object({ comments: z.array(z.object({ html: z.string() })) })

/** The least that an answer with these words could take. */
function weighWords(thread: string): number {
  const { comments } = Thread.parse(JSON.parse(thread))
  return brotliCompressSync(comments.map(({ html }) => html).join('\n')).length
}

/** Each `reader` sends another header, because equal requests get the same answer for a second. */
async function weigh(address: string, reader: string): Promise<number> {
  const { body } = await record(address, { 'accept-encoding': `gzip, deflate, br, x-${reader}` })
  return Buffer.from(body, 'base64').length
}

const betterOnes = 2

/**
 * Better compressed answers come from another thread, the last one after sixteen requests for the thread. If none
 * comes, the first was the best.
 */
async function weighSettled(address: string, fresh: number): Promise<number> {
  let bytes = fresh
  let smaller = 0
  for (let look = 0; look < 120 && smaller < betterOnes; look += 1) {
    await wait(20)
    const weighed = await weigh(address, `look-${look}`)
    if (weighed < bytes) smaller += 1
    bytes = weighed
  }
  return bytes
}
