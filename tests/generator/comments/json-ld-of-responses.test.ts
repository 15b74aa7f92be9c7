import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WireThread } from '../../../comments-api/contract/thread.ts'
import { plainText } from '../../../generator/plan/conversation/plain-text.ts'
import { createSiteFolder, post } from '../site-folder.ts'

describe('the responses in the JSON-LD', () => {
  const author = { name: 'Kim', url: null, avatar: '1-1', isOwner: false, latestPost: null }
  const comment = (number: number, changes: object = {}) => ({
    id: `comment${String(number).padStart(4, '0')}`,
    parent: null,
    author,
    html: `<p>Words &amp; more ${number}</p>`,
    createdAt: new Date(Date.UTC(2026, 0, 2) + number * 1_000).toISOString(),
    editedAt: null,
    status: 'approved',
    ...changes,
  })

  async function postingOf(comments: readonly object[], count: number) {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const thread = { thread: 'one', epoch: '', count, version: 1, open: true, next: null }
    const threads = [WireThread.parse({ ...thread, comments, mentions: [] })]
    site.write('../threads.json', JSON.stringify({ threads }))
    await site.build({ comments: { kind: 'file', path: join(site.content, '../threads.json') } })
    const [, json = ''] = /ld\+json">(.*?)<\/script>/s.exec(site.page('one/index.html')) ?? []
    return JSON.parse(json)['@graph'][0]
  }

  it('are the newest 30 of a long thread, with the number of all', async () => {
    const all = Array.from({ length: 50 }, (_, number) => comment(50 - number))

    const posting = await postingOf(all, 50)

    expect(posting.commentCount).toBe(50)
    expect(posting.comment).toHaveLength(30)
    expect(posting.comment[0].text).toBe('Words & more 50')
  })

  it('do not include a removed response, not even as the parent of a reply', async () => {
    const removed = comment(1, { status: 'deleted', html: '', author: { ...author, name: 'Gone' } })
    const answer = comment(2, { parent: removed.id })

    const posting = await postingOf([answer, removed], 1)

    expect(posting).toMatchObject({ commentCount: 1, comment: [{ text: 'Words & more 2' }] })
    expect(posting.comment[0]).not.toHaveProperty('parentItem')
    expect(JSON.stringify(posting)).not.toContain('Gone')
  })
})

describe('the plain text of HTML', () => {
  it.each([
    ['<p>One  <em>two</em>\nthree</p>\n<p>AT&amp;T &lt;b&gt;</p>', 'One two three\n\nAT&T <b>'],
    ['<p>a<br>b<br><br>c</p>', 'a\nb\n\nc'],
    ['<ul>\n<li>one</li>\n<li>two</li>\n</ul>', 'one\ntwo'],
    ['<pre><code>if (a)\n  b()\n</code></pre><p>So.</p>', 'if (a)\n  b()\n\nSo.'],
    ['<blockquote><p>Said</p></blockquote>Answered', 'Said\n\nAnswered'],
    ['', ''],
  ])('of %s', (markup, text) => {
    expect(plainText(markup)).toBe(text)
  })

  it('is extracted from 100,000 nested elements', () => {
    expect(plainText(`${'<b>'.repeat(100_000)}deep`)).toBe('deep')
  })
})
