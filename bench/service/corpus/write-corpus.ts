import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { listThreads, type PlannedThread, type ThreadPlan } from './plan-threads.ts'
import { writeBody, writeName } from './write-comments.ts'

export const site = 'http://localhost:8080'

/** What the site publishes: without it the service takes nothing. */
export async function writeManifest(path: string, plan: ThreadPlan): Promise<void> {
  const threads = listThreads(plan).map(({ id }) => ({
    id,
    url: `${site}/${id}/`,
    title: id,
    aliases: [],
    comments: 'open',
    closesAt: null,
    author: { name: 'Bench', url: null },
  }))
  await writeFile(path, JSON.stringify({ site: `${site}/`, threads }))
}

/** The comments as an archive, which the service imports: they come in by the door that everybody's come in by. */
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

function composeComment(thread: PlannedThread, place: number, number: number) {
  return {
    type: 'comment',
    id: idOf(number),
    thread: thread.id,
    parent: place % 3 === 0 ? null : idOf(number - (place % 3)),
    author: { name: writeName(number), email: '', url: '', isOwner: place % 20 === 1 },
    body: writeBody(number),
    status: 'approved',
    createdAt: new Date(began + number * 15_000).toISOString(),
  }
}

/** Of all ids. */
export const idPrefix = 'bench'

function idOf(number: number): string {
  return `${idPrefix}${String(number).padStart(8, '0')}`
}
