import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { attributesOf, readXml, textsOf } from '../../templates/feeds-xml.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

type Told = {
  readonly id: string
  readonly parent?: string
  readonly at: string
  readonly edited?: string
  readonly status?: 'deleted'
}

/** A thread as the service answers it; `told` is newest first, as there. */
function thread(id: string, told: readonly Told[]) {
  const author = {
    name: 'Kim <b>',
    url: 'https://kim.example/',
    avatar: '1-1',
    isOwner: false,
    latestPost: null,
  }
  const comments = told.map(({ id, parent = null, at, edited = null, status = 'approved' }) => ({
    id,
    parent,
    author,
    html:
      status === 'deleted'
        ? ''
        : `<p>Said by <a href="https://kim.example/">${id}</a> &amp; co.</p>`,
    createdAt: at,
    editedAt: edited,
    status,
  }))
  const count = comments.filter(({ status }) => status === 'approved').length
  return {
    thread: id,
    epoch: 'e',
    count,
    version: 1,
    open: true,
    comments,
    mentions: [],
    next: null,
  }
}

let folder: string
let site: SiteFolder
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-comments-'))
  site = createSiteFolder({
    'posts/2026-01-01-one.md': post('One & <only>'),
    'posts/2026-01-02-two.md': post('Two', 'lang: de\npermalink: /deep/two.html'),
    'posts/2026-01-03-three.md': post('Three', 'comments: none'),
  })
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  site[Symbol.dispose]()
})

async function build(...threads: readonly object[]) {
  const path = join(folder, 'comments.json')
  writeFileSync(path, JSON.stringify({ threads }))
  return site.build({ comments: { kind: 'file', path } })
}

const conversation = thread('one', [
  { id: 'comment004', parent: 'comment003', at: '2026-02-04T10:00:00.000Z' },
  { id: 'comment003', parent: 'comment001', at: '2026-02-03T10:00:00.000Z', status: 'deleted' },
  {
    id: 'comment002',
    parent: 'comment001',
    at: '2026-02-02T10:00:00.000Z',
    edited: '2026-02-05T10:00:00.000Z',
  },
  { id: 'comment001', at: '2025-12-01T10:00:00.000Z' },
])

describe('the feed of a conversation', () => {
  it('lists the approved comments, newest first, without tombstones', async () => {
    await build(conversation)

    const xml = readXml(site.page('one/comments.xml'))
    expect(textsOf(xml, 'entry/id')).toEqual([
      'tag:site.example,2026:comment:comment004',
      'tag:site.example,2026:comment:comment002',
      'tag:site.example,2025:comment:comment001',
    ])
    expect(textsOf(xml, 'entry/content')[1]).toBe(
      '<p>Said by <a href="https://kim.example/">comment002</a> &amp; co.</p>',
    )
    expect(textsOf(xml, 'entry/title')[0]).toContain('One & <only>')
    expect(textsOf(xml, 'entry/title')[0]).toContain('Kim <b>')
    expect(attributesOf(xml, 'entry/link')[0]).toMatchObject({
      href: 'https://site.example/one/#comment-comment004',
    })
  })

  it('links each reply to its parent, and other comments to the post', async () => {
    await build(conversation)

    const answers = attributesOf(readXml(site.page('one/comments.xml')), 'entry/thr:in-reply-to')
    expect(answers).toMatchObject([
      { ref: 'tag:site.example,2026:comment:comment003' },
      { ref: 'tag:site.example,2025:comment:comment001' },
      { ref: 'tag:site.example,2026:one', href: 'https://site.example/one/' },
    ])
  })

  it('takes its date from the newest edit', async () => {
    await build(conversation)

    const xml = readXml(site.page('one/comments.xml'))
    expect(textsOf(xml, 'feed/updated')).toEqual(['2026-02-05T10:00:00.000Z'])
    expect(textsOf(xml, 'entry/updated')[1]).toBe('2026-02-05T10:00:00.000Z')
    expect(textsOf(xml, 'entry/published')[1]).toBe('2026-02-02T10:00:00.000Z')
  })

  it('exists before the first comment, but not for a post without comments', async () => {
    await build()

    const xml = readXml(site.page('deep/two/comments.xml'))
    expect(textsOf(xml, 'feed/entry')).toEqual([])
    expect(textsOf(xml, 'feed/id')).toEqual(['tag:site.example,2026:comments:two'])
    expect(attributesOf(xml, '/feed')).toEqual([{ 'xml:lang': 'de' }])
    expect(() => site.page('three/comments.xml')).toThrow(/ENOENT/)
  })

  it('has as many entries as the page and the feeds of posts count', async () => {
    await build(conversation)

    expect(textsOf(readXml(site.page('one/comments.xml')), 'feed/entry')).toHaveLength(3)
    expect(site.page('one/index.html')).toContain('3 responses')
    expect(textsOf(readXml(site.page('rss.xml')), 'item/slash:comments')).toEqual(['0', '3'])
    expect(attributesOf(readXml(site.page('feed.xml')), 'entry/link')).toContainEqual({
      rel: 'replies',
      type: 'application/atom+xml',
      href: 'https://site.example/one/comments.xml',
      'thr:count': '3',
    })
  })
})

describe("the feed of a site's comments", () => {
  it('merges the newest comments of all published conversations', async () => {
    await build(
      conversation,
      thread('two', [{ id: 'comment005', at: '2026-02-03T11:00:00.000Z' }]),
      thread('three', [{ id: 'comment006', at: '2026-02-06T11:00:00.000Z' }]),
      thread('gone', [{ id: 'comment007', at: '2026-02-07T11:00:00.000Z' }]),
    )

    const xml = readXml(site.page('comments.xml'))
    expect(textsOf(xml, 'entry/id').map(id => id.split(':').at(-1))).toEqual([
      'comment004',
      'comment005',
      'comment002',
      'comment001',
    ])
    expect(attributesOf(xml, 'feed/entry')).toEqual([{}, { 'xml:lang': 'de' }, {}, {}])
  })

  it('lists at most fifty comments', async () => {
    const many = Array.from({ length: 60 }, (_, number) => ({
      id: `comment${String(number).padStart(3, '0')}`,
      at: new Date(Date.UTC(2026, 0, 10) - number * 60_000).toISOString(),
    }))

    await build(thread('one', many))

    const ids = textsOf(readXml(site.page('comments.xml')), 'entry/id')
    expect(ids).toHaveLength(50)
    expect(ids[0]).toContain('comment000')
    expect(textsOf(readXml(site.page('one/comments.xml')), 'entry/id')).toHaveLength(60)
  })
})
