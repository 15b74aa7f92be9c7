import { get } from 'node:http'
import { StatementSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { randomNumbers } from '../../bench/corpus/random-numbers.ts'
import { writeBody, writeName } from '../../bench/service/corpus/write-comments.ts'
import type { Group } from '../../comments-api/storage/outcome.ts'
import { archivedComment, header, takeIn } from '../comments-api/archives.ts'
import { write } from '../comments-api/author.ts'
import { signInModerator } from '../comments-api/moderator.ts'
import { type Service, startService } from '../comments-api/service.ts'

// On SQLite, whose statements this process can observe; both databases get the same ones.

/**
 * What a request costs, in numbers that are the same on every machine: statements that `read` · statements that `write`
 * and the `groups` in which they went to the writing thread, each a commit. All that follows from the request is in it,
 * such as the delivery of what happened. A number that became smaller is to be written here.
 */
const costs: Readonly<Record<string, Cost>> = {
  'a thread after a write': { read: 2, write: 0, groups: 0 },
  'the same thread again': { read: 0, write: 0, groups: 0 },
  'a conditional request, answered with 304': { read: 0, write: 0, groups: 0 },
  'newer comments, of which there are none': { read: 3, write: 0, groups: 0 },
  'newer comments, of which there are two': { read: 3, write: 0, groups: 0 },
  'the counts of twenty threads': { read: 1, write: 0, groups: 0 },
  'the same counts again': { read: 0, write: 0, groups: 0 },
  'a preview': { read: 0, write: 0, groups: 0 },
  'a response that is published': { read: 14, write: 13, groups: 4 },
  'the same response again': { read: 9, write: 7, groups: 1 },
  'an author changes a response': { read: 8, write: 8, groups: 2 },
  'a moderator holds a response': { read: 6, write: 5, groups: 2 },
  'a moderator publishes a response': { read: 7, write: 13, groups: 2 },
  'an author takes a response back': { read: 3, write: 5, groups: 2 },
}

/** Where each response waits for a moderator. */
const costsOfHeld = { 'a response that is held': { read: 13, write: 13, groups: 4 } }

/** At most so many bytes come to a browser, the head of the answer included. A thread of 100 responses of 250 letters. */
const bytes: Readonly<Record<string, number>> = {
  'a thread of 100, just changed': 15_750,
  'a thread of 100, read again': 14_900,
  'a thread of 100, read often': 13_530,
  'newer comments, of which there are none': 720,
  'newer comments, of which there is one': 1_040,
  'the counts of twenty threads': 780,
}

const path = '/api/threads/rome/comments'
/** Identifies an author, where moderation depends on it. */
const email = 'author@example.com'
const twenty = Array.from({ length: 20 }, (_, number) => `thread-${number}`).join()

type Cost = { readonly read: number; readonly write: number; readonly groups: number }

type Acts = Readonly<Record<string, () => Promise<unknown>>>

describe('a request', () => {
  it('costs exactly the expected number of database statements', async () => {
    const seen = watchDatabase()
    const service = await startService({ config: { moderation: 'none' } })
    const moderator = await signInModerator(service)
    for (const name of ['Ada', 'Bea', 'Cora']) await service.submit('rome', { name, body: name })
    const own = await write(service, { name: 'Dora', email, body: speak('first') })
    const words = { name: 'Flo', email, body: speak('second') }

    const counted = await countEach(service, seen, {
      'a thread after a write': () => service.read('rome'),
      'the same thread again': () => service.read('rome'),
      'a conditional request, answered with 304': () => askAgain(service),
      'newer comments, of which there are none': () => service.read('rome', '?since=4'),
      'newer comments, of which there are two': () => service.read('rome', '?since=2'),
      'the counts of twenty threads': () => service.ask(`/api/counts?threads=${twenty}`),
      'the same counts again': () => service.ask(`/api/counts?threads=${twenty}`),
      'a preview': () => service.post('/api/preview', { body: 'Well *said*.' }),
      'a response that is published': () => service.submit('rome', words),
      'the same response again': () => service.submit('rome', words),
      'an author changes a response': () => own.edit({ body: speak('third') }),
      'a moderator holds a response': () => moderator.decide(own.id, 'pending'),
      'a moderator publishes a response': () => moderator.decide(own.id, 'approved'),
      'an author takes a response back': () => own.erase(),
    })

    expect(counted).toEqual(costs)
  })

  it('costs exactly the expected number of statements for a comment that is held', async () => {
    const seen = watchDatabase()
    const service = await startService({ config: { moderation: 'all' } })
    await service.submit('rome', { name: 'Ada', body: speak('first') })

    const counted = await countEach(service, seen, {
      'a response that is held': () =>
        service.submit('rome', { name: 'Bea', email, body: speak('second') }),
    })

    expect(counted).toEqual(costsOfHeld)
  })

  it('sends at most the expected number of bytes to a browser', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await takeIn(service, [header, ...composeThread(100)])
    const changed = await weigh(service, path)
    const again = await weighSmaller(service, changed)
    const often = await weighSmaller(service, again)
    const { version } = await service.read('rome')

    const weighed = {
      'a thread of 100, just changed': changed,
      'a thread of 100, read again': again,
      'a thread of 100, read often': often,
      'newer comments, of which there are none': await weigh(service, `${path}?since=${version}`),
      'the counts of twenty threads': await weigh(service, `/api/counts?threads=${twenty}`),
      'newer comments, of which there is one': await weighAfter(service, version),
    }

    const heavier = Object.entries(weighed).filter(([what, size]) => size > (bytes[what] ?? 0))
    expect(heavier).toEqual([])
  })
})

/** About 200 letters: what is shorter is not compared with what came before. */
function speak(what: string): string {
  return `The ${what} of a kind. `.repeat(9)
}

async function askAgain(service: Service): Promise<void> {
  const etag = (await service.ask(path)).headers.get('etag') ?? ''
  const answer = await service.ask(path, { headers: { 'if-none-match': etag } })
  expect(answer.status).toBe(304)
}

async function countEach(service: Service, seen: () => Cost, acts: Acts) {
  const counted: Record<string, Cost> = {}
  for (const [what, act] of Object.entries(acts)) {
    await service.settle()
    const before = seen()
    await act()
    await service.settle()
    const after = seen()
    counted[what] = {
      read: after.read - before.read,
      write: after.write - before.write,
      groups: after.groups - before.groups,
    }
  }
  return counted
}

/** Counts the statements for the reading connection and for the writing thread from now on. */
function watchDatabase(): () => Cost {
  const reading = vi.spyOn(StatementSync.prototype, 'all')
  const posting = vi.spyOn(Worker.prototype, 'postMessage')
  onTestFinished(() => {
    reading.mockRestore()
    posting.mockRestore()
  })
  return () => {
    const groups = posting.mock.calls.flatMap(([message]) => (isGroup(message) ? [message] : []))
    const statements = groups.flat(2)
    return { read: reading.mock.calls.length, write: statements.length, groups: groups.length }
  }
}

function isGroup(message: unknown): message is Group {
  return Array.isArray(message)
}

/** The same words each time, under ids that are as hard to compress as the service's own. */
function composeThread(size: number): unknown[] {
  const next = randomNumbers(1)
  const letters = () => next(32).toString(32)
  const ids = Array.from({ length: size }, () => Array.from({ length: 13 }, letters).join(''))
  return ids.map((id, number) => ({
    ...archivedComment,
    id,
    parent: number % 3 === 0 ? null : ids[number - (number % 3)],
    author: { name: writeName(number) },
    body: writeBody(number),
    createdAt: new Date(Date.UTC(2026, 0, 1) + number * 15_000_000).toISOString(),
  }))
}

async function weighAfter(service: Service, version: number): Promise<number> {
  await service.submit('rome', { body: writeBody(101) })
  return weigh(service, `${path}?since=${version}`)
}

/** Waits until a better encoding replaces the answer; an answer that was just given is repeated for a second. */
async function weighSmaller(service: Service, than: number): Promise<number> {
  let size = than
  const weighLater = async () => {
    service.clock.advance(2_000)
    size = await weigh(service, path)
    return size
  }
  await expect.poll(weighLater, { interval: 10 }).toBeLessThan(than)
  return size
}

/** The bytes of an answer to a browser that accepts Brotli, over a new connection. */
function weigh(service: Service, address: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const options = { agent: false, headers: { 'accept-encoding': 'br' } }
  get(service.url + address, options, answer => {
    const { socket } = answer
    answer.resume().on('end', () => resolve(socket.bytesRead))
  }).on('error', reject)
  return promise
}
