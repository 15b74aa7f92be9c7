import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { GroupQueue } from '../../../comments-api/storage/group-queue.ts'

/** Writes at once, and notes how many waited for each commit. */
function openQueue() {
  const groups: number[] = []
  const queue = new GroupQueue(async group => {
    groups.push(group.length)
    return group.map(() => ({ kind: 'stored', rows: [] }))
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
})
