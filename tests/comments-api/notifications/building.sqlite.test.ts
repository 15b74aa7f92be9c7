import { describe, expect, it } from 'vitest'
import { pinComment } from '../../../comments-api/comments/changes/pin.ts'
import { askService } from '../../../generator/comments/ask-service.ts'
import type { Copies } from '../../../generator/comments/copies.ts'
import fc from '../../fast-check.ts'
import { createSiteFolder, plainSite, post } from '../../generator/site-folder.ts'
import { actOn } from '../acting.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

// On both databases, random-acts.test.ts checks the same: an updated copy equals one that is fetched anew.

const open = { config: { moderation: 'none' } } as const

async function copyOf({ url }: Service, copies: Copies | null = null): Promise<Copies> {
  const told = await askService({
    service: url,
    ids: ['rome', 'oslo'],
    copies,
    acceptsFewer: false,
  })
  expect(told.missing).toEqual([])
  return told.copies
}

const deed = fc.record({
  does: fc.constantFrom('answers', 'answers', 'writes', 'deletes', 'holds', 'approves', 'pins'),
  /** Chooses among the comments that exist. */
  to: fc.nat(),
})

/** Each comment has a moment and an author of its own. */
async function createTalk(service: Service) {
  const moderator = await signInModerator(service)
  const ids: string[] = []
  const write = async (parent?: string) => {
    service.clock.advance(1_000)
    const words = { body: `Words, number ${ids.length}.`, name: `Reader ${ids.length}` }
    const response = await service.submit(
      'rome',
      parent === undefined ? words : { ...words, parent },
    )
    if (response.status === 201) ids.push(await idOf(response))
  }
  return async (does: string, to: number) => {
    const id = ids[to % ids.length]
    if (id === undefined || does === 'writes') return write()
    if (does === 'answers') return write(id)
    if (does === 'deletes') return moderator.decide(id, 'deleted')
    if (does === 'holds') return moderator.decide(id, 'pending')
    if (does === 'approves') return moderator.decide(id, 'approved')
    return actOn(service, id, pinComment)
  }
}

describe('the comments fetched for a build', () => {
  it('are the same whether an earlier copy is updated or all is fetched anew', async () => {
    const service = await startService(open)
    const act = await createTalk(service)
    let copies: Copies | null = null

    const runs = fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), async deeds => {
      for (const { does, to } of deeds) await act(does, to)

      copies = await copyOf(service, copies)
      expect(JSON.stringify(copies)).toBe(JSON.stringify(await copyOf(service)))
    })
    await fc.assert(runs, { numRuns: 12, endOnFailure: true })
  })

  it('stay those of the copy when a new database lacks them, and the thread is reported', async () => {
    const service = await startService(open)
    await service.submit('rome')
    const copies = await copyOf(service)

    const empty = await startService(open)
    const told = await askService({
      service: empty.url,
      ids: ['rome'],
      copies,
      acceptsFewer: false,
    })

    expect(told.copies).toEqual(copies)
    expect(told.missing).toMatchObject([{ thread: 'rome', isElsewhere: true, of: 1 }])
  })
})

describe('the list after the cursor of a built page', () => {
  it('contains every comment that the page leaves out, late replies included', async () => {
    const service = await startService(open)
    const act = await createTalk(service)
    for (let count = 0; count < 30; count += 1) await act('writes', 0)
    await act('answers', 2)
    await act('writes', 0)
    using site = createSiteFolder({
      'site.yaml': `${plainSite}comments: { perPage: 20 }\n`,
      'posts/2026-01-01-rome.md': post('Rome'),
    })

    await site.build({ comments: { kind: 'service', url: service.url } })
    const page = site.page('rome/index.html')
    const [, cursor = ''] = /data-cursor="([^"]+)"/.exec(page) ?? []
    const after = await service.read('rome', `?cursor=${encodeURIComponent(cursor)}`)

    const baked = [...page.matchAll(/id="comment-([a-z0-9]{13})"/g)].map(([, id = '']) => id)
    const { comments } = await service.read('rome')
    expect(baked.length).toBeLessThan(20)
    expect(after.next).toBeNull()
    expect(new Set([...baked, ...after.comments.map(({ id }) => id)])).toEqual(
      new Set(comments.map(({ id }) => id)),
    )
  })
})
