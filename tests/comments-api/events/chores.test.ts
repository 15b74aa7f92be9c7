import { describe, expect, it } from 'vitest'
import { fail, startWork } from './delivery.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('a chore', () => {
  it('runs when it is due, in one of two instances', async () => {
    let done = 0
    const chores = [
      {
        name: 'sweep',
        every: 60 * minute,
        run: async () => {
          done += 1
        },
      },
    ]
    const one = await startWork({ chores })
    const other = await startWork({ chores, beside: one })
    const atFirst = done

    await one.pass(60 * minute - 1)
    const before = done
    await one.pass(1)
    await other.pass(0)

    expect([atFirst, before, done]).toEqual([1, 1, 2])
  })

  it('that fails is retried soon and does not stop others', async () => {
    const done: string[] = []
    const works = await startWork({
      chores: [
        {
          name: 'broken',
          every: day,
          run: async () => {
            done.push('broken')
            fail()
          },
        },
        { name: 'sound', every: day, run: async () => void done.push('sound') },
      ],
    })

    await works.pass(10 * minute)

    expect(done).toEqual(['broken', 'sound', 'broken'])
    expect(works.lines.join()).toContain('the chore broken failed')
  })

  it('runs again after the clock was set back', async () => {
    let done = 0
    const works = await startWork({
      chores: [
        {
          name: 'sweep',
          every: day,
          run: async () => {
            done += 1
          },
        },
      ],
    })

    await works.pass(-365 * day)
    await works.pass(-1)

    expect(done).toBe(2)
  })

  it('that hangs is left when the service stops, and no other begins', async () => {
    const begun: string[] = []
    const chore = (name: string) => ({
      name,
      every: day,
      run: async () => {
        begun.push(name)
        if (begun.length > 2) await new Promise(() => undefined)
      },
    })
    const works = await startWork({ chores: [chore('hanging'), chore('other')], grace: 0 })
    works.clock.advance(day)
    works.app.delivery.wake()
    await expect.poll(() => begun).toHaveLength(3)

    await works.app.close()

    expect(begun).toEqual(['hanging', 'other', 'hanging'])
  })
})
