import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { GroupQueue } from '../../../comments-api/storage/group-queue.ts'
import type { FailedGroup } from '../../../comments-api/storage/outcome.ts'

/** Writes at once, unless it was told of a failure, and notes how many waited for each commit. */
function openQueue(...failures: FailedGroup[]) {
  const groups: number[] = []
  const queue = new GroupQueue(async group => {
    groups.push(group.length)
    return failures.shift() ?? { kind: 'stored', rows: group.map(() => []) }
  })
  return { queue, groups }
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

  it('has those before it and those behind it written again, in order, if it fails', async () => {
    const { queue, groups } = openQueue({ kind: 'conflict', message: 'a key is taken', failed: 3 })
    const stored: number[] = []

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, number) => queue.add([]).then(() => stored.push(number))),
    )

    expect(groups).toEqual([8, 3, 2, 2])
    expect(stored).toEqual([0, 1, 2, 4, 5, 6, 7])
    expect(outcomes[3]).toMatchObject({ status: 'rejected', reason: { name: 'UniqueViolation' } })
  })

  it('is rejected with what is left of its group if the machine fails', async () => {
    const { queue, groups } = openQueue(
      { kind: 'conflict', message: 'a key is taken', failed: 3 },
      { kind: 'unavailable', message: 'the disk is full', failed: 0 },
    )

    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => queue.add([])))

    expect(groups).toEqual([8, 3])
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    await queue.add([])
  })
})
