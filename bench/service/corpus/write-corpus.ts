import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { randomNumbers } from '../../corpus/random-numbers.ts'
import { listThreads, type PlannedThread, type ThreadPlan } from './plan-threads.ts'
import { writeBody, writeId, writeName } from './write-comments.ts'

export const site = 'http://localhost:8080'
const owner = 'Bench'

/** Writes what the site publishes. Without it the service accepts no comments. */
export async function writeManifest(path: string, plan: ThreadPlan): Promise<void> {
  const threads = listThreads(plan).map(({ id }) => ({
    id,
    url: `${site}/${id}/`,
    title: id,
    aliases: [],
    comments: 'open',
    closesAt: null,
    author: { name: owner, url: null },
  }))
  await writeFile(path, JSON.stringify({ site: `${site}/`, threads }))
}

/** Writes the comments as an archive, which the service then imports as it imports anybody's. */
export async function writeArchive(path: string, plan: ThreadPlan): Promise<void> {
  await pipeline(Readable.from(composeLines(plan)), createWriteStream(path))
}

function* composeLines(plan: ThreadPlan): Generator<string> {
  yield `${JSON.stringify({ type: 'archive', format: 1 })}\n`
  let number = 0
  for (const thread of listThreads(plan)) {
    for (let place = 0; place < thread.size; place += 1) {
      yield `${JSON.stringify(composeComment(thread, place, number))}\n`
      number += 1
    }
  }
}

const began = Date.UTC(2024, 0, 1)
const betweenTwo = 40 * 60_000

/** Each comment has a moment of its own. Its author has usually written in the thread before. */
function composeComment(thread: PlannedThread, place: number, number: number) {
  const next = randomNumbers(number)
  const isOwner = place % 20 === 1
  const author = number - next(Math.min(place + 1, 60))
  return {
    type: 'comment',
    id: writeId(number),
    thread: thread.id,
    parent: place % 3 === 0 ? null : writeId(number - (place % 3)),
    author: { name: isOwner ? owner : writeName(author), email: '', url: '', isOwner },
    body: writeBody(number),
    status: 'approved',
    createdAt: new Date(began + place * betweenTwo + next(betweenTwo)).toISOString(),
  }
}
