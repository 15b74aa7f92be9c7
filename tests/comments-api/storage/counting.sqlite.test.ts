import { describe, expect, it } from 'vitest'
import {
  createSiteFolder,
  fingerprintsOf,
  post,
  type SiteFolder,
} from '../../generator/site-folder.ts'
import { archivedComment, header, archivedMention as mention, takeIn } from '../archives.ts'
import { signInModerator } from '../moderator.ts'
import { startService } from '../service.ts'

const buried = { ...archivedComment, id: 'buriedcomment', status: 'deleted', body: '' }
const reply = { ...archivedComment, id: 'replycomment', parent: buried.id }
const held = { ...archivedComment, id: 'heldcomment', status: 'pending' }

const listed = 'tags: [Cities]\nseries: Travels'

function siteOnRome(): SiteFolder {
  return createSiteFolder({
    'posts/2020-01-01-rome.md': post('Rome', `${listed}\nauthor: Kim`),
    'posts/2020-01-02-paris.md': post('Paris', listed),
  })
}

const responses = /class="card-responses" href="\/rome\/#conversation">(\d+) responses?</
/** Each file that shows the number. */
const places: Readonly<Record<string, RegExp>> = {
  'rome/index.html': /id="response-count">(\d+) response/,
  'index.html': responses,
  'archive/index.html': responses,
  'tags/cities/index.html': responses,
  'series/travels/index.html': responses,
  'authors/kim/index.html': responses,
  'feed.xml': /rome\/comments\.xml" thr:count="(\d+)"/,
  'tags/cities/feed.xml': /rome\/comments\.xml" thr:count="(\d+)"/,
  'rss.xml': /<slash:comments>([1-9]\d*)</,
  'tags/cities/rss.xml': /<slash:comments>([1-9]\d*)</,
  'counts.json': /"rome": (\d+)/,
}

function numbersIn(site: SiteFolder): number[] {
  const told = Object.entries(places).map(([file, number]) => number.exec(site.page(file))?.[1])
  const page = site.page('rome/index.html')
  const [, json = ''] = /ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  const { commentCount, comment } = JSON.parse(json)['@graph'][0]
  return [
    ...told.map(Number),
    commentCount,
    comment.length,
    [...page.matchAll(/<article class="comment [^>]*id="comment-\w/g)].length,
    [...site.page('rome/comments.xml').matchAll(/<entry/g)].length,
  ]
}

describe('the number of comments', () => {
  it('is the same everywhere, and excludes held and deleted comments and mentions', async () => {
    using site = siteOnRome()
    const service = await startService()
    await takeIn(service, [header, archivedComment, buried, reply, held, mention])

    await site.build({ comments: { kind: 'service', url: service.url } })

    expect(new Set(numbersIn(site))).toEqual(new Set([2]))
    expect(site.page('rome/index.html')).toContain('class="comment tombstone')
    expect(site.page('rome/index.html')).toContain('On Rome')
  })

  it('changes in the files that show it, and in no others, when a comment is approved', async () => {
    using site = siteOnRome()
    const service = await startService()
    await takeIn(service, [header, archivedComment, buried, reply, held, mention])
    const comments = { kind: 'service', url: service.url } as const
    await site.build({ comments })
    const before = fingerprintsOf(site.output)

    await (await signInModerator(service)).decide(held.id, 'approved')
    const { rendered } = await site.build({ comments })

    const after = fingerprintsOf(site.output)
    const changed = Object.keys(after).filter(file => before[file] !== after[file])
    expect(new Set(numbersIn(site))).toEqual(new Set([3]))
    expect(changed.sort()).toEqual(
      [...Object.keys(places), 'comments.xml', 'rome/comments.xml'].sort(),
    )
    expect(rendered).toBe(changed.length)
  })
})
