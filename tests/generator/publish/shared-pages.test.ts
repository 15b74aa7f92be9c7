import { describe, expect, it } from 'vitest'
import type { PlanEntry } from '../../../generator/plan/entries.ts'
import { printPages } from '../../../generator/render/print-pages.ts'
import { site as facts } from '../../templates/samples.ts'

describe('the second thread', () => {
  it('has a long queue while the first one works on a long list, and a short one at the end', async () => {
    const waited = await mostThatWait(6_000)

    expect(Math.max(...waited.slice(0, 100))).toBe(512)
    expect(Math.max(...waited.slice(-100))).toBeLessThanOrEqual(64)
  })
})

/** How many feeds waited each time that the first thread went to print one itself. The other takes one meanwhile. */
async function mostThatWait(count: number): Promise<number[]> {
  const waited: number[] = []
  let waiting = 0
  const writer = {
    hasRoom: (most: number) => waiting < most,
    send: () => {
      waiting += 1
    },
    write: () => {
      waited.push(waiting)
      waiting = Math.max(0, waiting - 1)
    },
    settle: async () => [],
  }
  const feeds = Array.from({ length: count }, (_, number) => emptyFeed(number))
  await printPages(feeds, {
    facts,
    writer,
    bodyOf: () => '',
    lineOf: () => 1,
    kept: new Set(),
    staging: '',
    emptyFolder: '',
    planned: feeds,
    extension: null,
    shownAs: 'content',
  })
  return waited
}

function emptyFeed(number: number): PlanEntry {
  const url = `/post-${number}/comments.xml`
  return {
    kind: 'comments-feed',
    output: url.slice(1),
    fingerprint: '',
    listed: () => null,
    show: () => ({
      kind: 'comments-feed',
      feed: {
        kind: 'comments-feed',
        id: url,
        url,
        home: '/',
        post: null,
        language: 'en',
        updated: '2026-01-01T00:00:00Z',
        entries: [],
      },
    }),
  }
}
