import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outlineOf } from '../../templates/outline.ts'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

type Said = { readonly id: string; readonly parent?: string; readonly pinned?: boolean }

/** A thread as the service lists it: newest first, one second apart. */
function threadOf(said: readonly Said[], more: object = {}): string {
  const author = { name: 'Kim', url: null, avatar: '1-1', isOwner: false, latestPost: null }
  const comments = said.map(({ id, parent = null, pinned = false }, second) => ({
    ...{ id: `comment${id}`, parent: parent && `comment${parent}`, pinned },
    ...{ author, html: `<p>${id}</p>`, editedAt: null, status: 'approved' },
    createdAt: new Date(Date.UTC(2026, 0, 2) + second * 1_000).toISOString(),
  }))
  const counted = { thread: 'one', epoch: 'e', count: said.length, version: 9, open: true }
  const thread = { ...counted, comments: comments.toReversed(), mentions: [], next: null, ...more }
  return JSON.stringify({ threads: [thread] })
}

const talk = [
  { id: 'a' },
  { id: 'b', pinned: true },
  { id: 'c' },
  { id: 'aa', parent: 'a' },
  { id: 'ab', parent: 'a' },
  { id: 'aaa', parent: 'aa' },
]

async function pageOf(settings: string, thread: string): Promise<string> {
  using site = createSiteFolder({
    'site.yaml': `${plainSite}${settings}`,
    'posts/2026-01-01-one.md': post('One'),
  })
  const path = join(site.content, '..', 'comments.json')
  site.write('../comments.json', thread)
  await site.build({ comments: { kind: 'file', path } })
  return site.page('one/index.html')
}

describe('a conversation on a page', () => {
  it.each([
    [
      'the newest first, replies the oldest first, three levels deep',
      '',
      'b c a ( aa ( aaa ) ab )',
    ],
    ['the oldest first', 'comments: { order: oldest }\n', 'b a ( aa ( aaa ) ab ) c'],
    ['two levels deep', 'comments: { depth: 2 }\n', 'b c a ( aa aaa ab )'],
    ['all flat', 'comments: { depth: 1 }\n', 'b c a aa aaa ab'],
  ])('shows pinned comments first, and then %s', async (_case, settings, outline) => {
    const page = await pageOf(settings, threadOf(talk))

    expect(outlineOf(page, (_, id) => id.replace('comment', ''))).toBe(outline)
    expect(page.match(/class="pinned"/g)).toHaveLength(2)
  })

  it('shows whom a reply answers if it is not indented', async () => {
    const page = await pageOf('comments: { depth: 2 }\n', threadOf(talk))

    expect(page).toContain('in reply to <a class="u-in-reply-to" href="#comment-commentaa">')
  })

  it('passes its depth and order to the script', async () => {
    const page = await pageOf('comments: { depth: 5, order: oldest }\n', threadOf(talk))

    expect(page).toContain('data-depth="5" data-order="oldest"')
  })

  it('has no form after a moderator closed it', async () => {
    const closed = { open: false, closedAt: '2026-01-03T00:00:00.000Z' }

    const page = await pageOf('', threadOf(talk, closed))

    expect(page).toContain('This conversation is closed.')
    expect(page).not.toContain('id="comment-form"')
  })

  it('can have replies 5,000 levels deep', async () => {
    const chain = Array.from({ length: 5_000 }, (_, level) => ({
      id: `x${level}`,
      ...(level > 0 ? { parent: `x${level - 1}` } : {}),
    }))

    const page = await pageOf('', threadOf(chain))

    expect(page.match(/<article class="comment [^"]*" id="comment-commentx/g)).toHaveLength(5_000)
  })
})
