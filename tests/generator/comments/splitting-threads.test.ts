import { describe, expect, it } from 'vitest'
import { splitThread } from '../../../generator/plan/conversation/split-thread.ts'
import { trustHtml } from '../../../templates/html.ts'
import fc from '../../fast-check.ts'
import { idOf } from '../wire-threads.ts'

describe('the split of a conversation', () => {
  const talk = fc
    .array(fc.record({ answers: fc.option(fc.nat()), pinned: fc.boolean() }), { maxLength: 120 })
    .map(said =>
      said.map(({ answers, pinned }, number) => ({
        ...{ id: idOf(number), html: trustHtml(''), editedAt: null, status: 'approved' as const },
        author: { name: 'Kim', url: null, avatar: '1-1', isOwner: false, latestPost: null },
        parent: answers === null || number === 0 ? null : idOf(answers % number),
        pinned: pinned && number % 40 === 0,
        createdAt: new Date(Date.UTC(2026, 0, 2) + number).toISOString(),
      })),
    )
  const order = fc.constantFrom('newest' as const, 'oldest' as const)

  it('loses and repeats no comment, and keeps replies with their parents', () => {
    fc.assert(
      fc.property(talk, order, (said, order) => {
        const { atPost, apart } = splitThread(said.toReversed(), { order, perPage: 20 })
        const pages = [atPost, ...apart.map(({ comments }) => comments)]
        const placeOf = new Map(pages.flatMap((page, place) => page.map(({ id }) => [id, place])))

        expect(pages.flat()).toHaveLength(said.length)
        expect(placeOf.size).toBe(said.length)
        for (const { id, parent } of said)
          if (parent !== null) expect(placeOf.get(id)).toBe(placeOf.get(parent))
        for (const page of pages.slice(said.length === 0 ? 1 : 0)) expect(page).not.toEqual([])
      }),
    )
  })

  it('moves no comment between further pages when a comment is added', () => {
    fc.assert(
      fc.property(talk, order, (said, order) => {
        const before = splitThread(said.slice(0, -1).reverse(), { order, perPage: 20 })
        const after = splitThread(said.toReversed(), { order, perPage: 20 })

        for (const [id, number] of before.numbers)
          if (after.numbers.has(id)) expect(after.numbers.get(id)).toBe(number)
      }),
    )
  })
})
