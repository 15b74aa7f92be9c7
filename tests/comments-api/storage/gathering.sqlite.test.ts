import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { GroupQueue } from '../../../comments-api/storage/group-queue.ts'
import type { FailedGroup } from '../../../comments-api/storage/outcome.ts'

/** Writes at once, unless it was told how a group fails, and notes how many waited for each commit. */
function openQueue(...failures: (FailedGroup | null)[]) {
  const groups: number[] = []
  const queue = new GroupQueue(async group => {
    groups.push(group.length)
    return failures.shift() ?? { kind: 'stored', rows: group.map(() => []) }
  })
  return { queue, groups }
}

function takenAt(failed: number): FailedGroup {
  return { kind: 'conflict', message: 'a key is taken', failed }
}

async function addInTurns(queue: GroupQueue, turns: number, each: number): Promise<void> {
  const stored: Promise<unknown>[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    for (let one = 0; one < each; one += 1) stored.push(queue.add([]))
    await nextTurn()
  }
  await Promise.all(stored)
}

describe('a batch in the queue for writing', () => {
  it('is committed alone in the next turn of the event loop if it is the only one', async () => {
    const { queue, groups } = openQueue()

    const stored = queue.add([])
    await nextTurn()

    expect(groups).toEqual([1])
    await stored
  })

  it('shares a commit with batches of the following turns, up to 16 batches', async () => {
    const { queue, groups } = openQueue()

    await addInTurns(queue, 8, 4)

    expect(groups).toEqual([16, 16])
  })

  it('is committed as soon as a turn of the event loop adds no other', async () => {
    const { queue, groups } = openQueue()

    const stored = [queue.add([]), queue.add([])]
    await nextTurn()
    await nextTurn()
    stored.push(queue.add([]))
    await Promise.all(stored)

    expect(groups).toEqual([2, 1])
  })

  it('shares a commit with at most 499 others', async () => {
    const { queue, groups } = openQueue()

    await addInTurns(queue, 1, 600)

    expect(groups).toEqual([500, 100])
  })

  it('is rejected at once if 5,000 others wait', async () => {
    const { queue } = openQueue()

    const waiting = addInTurns(queue, 1, 5_000)

    await expect(queue.add([])).rejects.toThrow('5000 writes are waiting already')
    await waiting
  })

  it.each([
    [[3], [8, 3, 2, 2]],
    [[0], [8, 3, 4]],
    [[7], [8, 7]],
    [
      [3, 1],
      [8, 3, 1, 1, 2, 2],
    ],
  ])(
    'has those before it and those behind it written again, in order, if it fails: %j',
    async (failing, sizes) => {
      const { queue, groups } = openQueue(...failing.map(takenAt))
      const stored: number[] = []

      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, number) => queue.add([]).then(() => stored.push(number))),
      )

      expect(groups).toEqual(sizes)
      expect(stored).toEqual([0, 1, 2, 3, 4, 5, 6, 7].filter(number => !failing.includes(number)))
      expect(outcomes[failing[0] ?? 0]).toMatchObject({ reason: { name: 'UniqueViolation' } })
    },
  )

  it('is committed after the running commit when the queue closes, but refused later', async () => {
    const begun: string[] = []
    const end = Promise.withResolvers<void>()
    const queue = new GroupQueue(async group => {
      begun.push(`${group.length} of them`)
      await end.promise
      return { kind: 'stored', rows: group.map(() => []) }
    })
    const first = queue.add([])
    await nextTurn()
    const second = queue.add([])

    const closed = queue.close().then(() => begun.push('closed'))
    await nextTurn()
    const before = [...begun]
    end.resolve()

    await expect(queue.add([])).rejects.toThrow('the service is stopping')
    await Promise.all([first, second, closed])
    expect(before).toEqual(['1 of them'])
    expect(begun).toEqual(['1 of them', '1 of them', 'closed'])
  })

  it('is stored in its turn if several others fail, and before what comes meanwhile', async () => {
    const { queue, groups } = openQueue(takenAt(1), null, takenAt(0))
    const stored: string[] = []
    const add = (name: string) => queue.add([]).then(() => stored.push(name))

    await Promise.all([...'abcdefgh'].map(name => add(name).catch(() => add(`after ${name}`))))

    expect(groups).toEqual([8, 1, 3, 1, 1, 3, 2])
    expect(stored).toEqual(['a', 'd', 'e', 'f', 'g', 'h', 'after b', 'after c'])
  })

  it('is not acknowledged if the engine answers fewer batches than it was given', async () => {
    const queue = new GroupQueue(async () => ({ kind: 'stored', rows: [[]] }))

    const outcomes = await Promise.allSettled([queue.add([]), queue.add([])])

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })

  it('is rejected with what is left of its group if the machine fails', async () => {
    const { queue, groups } = openQueue(takenAt(3), {
      kind: 'unavailable',
      message: 'the disk is full',
      failed: 0,
    })

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => queue.add([])))

    expect(groups).toEqual([8, 3])
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    await queue.add([])
  })
})
