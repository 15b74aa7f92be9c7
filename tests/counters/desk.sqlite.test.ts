import { expect, it } from 'vitest'
import { CommentStatus } from '../../comments-api/comments/status.ts'
import type { DatabaseAddress } from '../../comments-api/storage/open.ts'
import { share } from '../comments-api/lifetime.ts'
import { startService } from '../comments-api/service.ts'
import { fewComments, fillDesk, listOnDesk, manyComments } from './desk-of-many.ts'
import { explainAll, noteStatements } from './plans.ts'

const anyStatus = [...CommentStatus.options, 'all']

/** The tests only list what is there. */
const filled = share(async () => {
  const { config } = await startService()
  await fillDesk(config.database)
  return config
})

it('lists the few comments of a thread, author or network by its index, not by the index of the status', async () => {
  const steps = await stepsOfLists(filled().database, fewComments, ['pending', 'approved', 'all'])

  expect(indexesOf(steps)).toEqual(
    new Set(['comments_by_thread_and_age', 'comments_by_network', 'comments_of_address']),
  )
})

it('lists many comments in index order, without sorting them', async () => {
  const steps = await stepsOfLists(filled().database, manyComments, anyStatus)

  expect(indexesOf(steps)).not.toContain('comments_of_address')
  expect(steps).not.toContain('USE TEMP B-TREE FOR ORDER BY')
})

it('lists each of many comments once across pages, with another status interleaved', async () => {
  const listed: string[] = []

  for (let cursor: string | null | undefined; cursor !== null; ) {
    const asked = { thread: 'rome', status: 'pending', cursor }
    const { entries, next } = await listOnDesk(filled().database, asked)
    listed.push(...entries.map(entry => entry.comment.id))
    cursor = next
  }

  expect(listed).toHaveLength(2_200)
  expect(new Set(listed).size).toBe(2_200)
})

/** Of the statements that look for comments in their order. */
async function stepsOfLists(
  database: DatabaseAddress,
  filters: readonly object[],
  statuses: readonly string[],
): Promise<string[]> {
  const texts = noteStatements()
  for (const asked of filters)
    for (const status of statuses)
      for (const cursor of [null, '2020-01-03T00:00:00.000Z~archived'])
        await listOnDesk(database, { ...asked, status, cursor })
  return explainAll(texts(), database)
    .filter(({ text }) => text.includes('order by comments.created_at'))
    .flatMap(plan => plan.steps)
}

function indexesOf(steps: readonly string[]): ReadonlySet<string> {
  return new Set(steps.flatMap(step => /comments USING .*INDEX (\w+)/.exec(step)?.[1] ?? []))
}
