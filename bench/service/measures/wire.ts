import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import { z } from 'zod'
import type { Row } from '../../measure/results.ts'
import { compare, summarise } from '../../measure/summarise.ts'
import { threadPath } from '../requests/paths.ts'
import { readPage } from '../requests/read-page.ts'
import { record } from '../requests/record.ts'
import { weighAnswer } from '../requests/weigh-answer.ts'
import type { Ground } from './ground.ts'

/**
 * What a thread of 100 weighs when it is asked for the first
 * time, and when the service had time for it; and what is newer.
 */
export async function measureWire({ group, plan, instances }: Ground): Promise<Row[]> {
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

/** Nothing that brings them can be smaller. */
function weighWords(thread: string): number {
  const { comments } = Thread.parse(JSON.parse(thread))
  return brotliCompressSync(comments.map(({ html }) => html).join('\n')).length
}

/** As a reader of a kind of its own: who asks alike is given the same answer for a second. */
async function weigh(address: string, reader: string): Promise<number> {
  const { body } = await record(address, { 'accept-encoding': `gzip, deflate, br, x-${reader}` })
  return Buffer.from(body, 'base64').length
}

const betterOnes = 2

/**
 * The better encodings come from another thread, the last when the thread
 * was asked for sixteen times; where none comes, the first was the best.
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
