import { describe, expect, it } from 'vitest'
import { attributesOf, readXml, textsOf } from '../../templates/feeds-xml.ts'
import { createSiteFolder, post } from '../site-folder.ts'
import { feedsOf, idsOf, itemsOf, openSite } from './feeds-site.ts'

describe('the feeds of a site', () => {
  it('exist for all posts, for each tag, and for comments', async () => {
    using site = await openSite()

    expect(feedsOf(site)).toEqual(
      [
        '2026/three.html',
        'comments.xml',
        'feed.json',
        'feed.xml',
        'one/comments.xml',
        'rss.xml',
        'tags/a-tag/feed.json',
        'tags/a-tag/feed.xml',
        'tags/a-tag/rss.xml',
        'tags/c-sharp/feed.json',
        'tags/c-sharp/feed.xml',
        'tags/c-sharp/rss.xml',
        'two/comments.xml',
      ].filter(path => path !== '2026/three.html'),
    )
    expect(itemsOf(site, 'tags/a-tag/feed.json').map(({ url }) => url)).toEqual([
      'https://site.example/two/',
      'https://site.example/one/',
    ])
  })

  it('hold the newest posts, up to `postsInFeed`', async () => {
    using site = await openSite({
      'site.yaml':
        'title: A site\nurl: https://site.example\npostsInFeed: 1\nauthor: { name: Ada }\n',
    })

    expect(idsOf(site)).toEqual({
      atom: ['tag:site.example,2026:three'],
      rss: ['tag:site.example,2026:three'],
      json: ['tag:site.example,2026:three'],
    })
  })

  it('state the author, dates, title and tags of each post', async () => {
    using site = await openSite()

    const xml = readXml(site.page('feed.xml'))
    const rss = readXml(site.page('rss.xml'))

    expect(textsOf(xml, 'author/name')).toEqual(['Ada', 'Ada', 'Ada', 'Grace'])
    expect(textsOf(xml, 'entry/published').at(-1)).toBe('2025-12-31T23:00:00Z')
    expect(textsOf(xml, 'entry/updated').at(-1)).toBe('2026-03-04T11:00:00Z')
    expect(textsOf(xml, 'feed/updated')).toEqual(['2026-03-04T11:00:00Z'])
    expect(textsOf(rss, 'channel/lastBuildDate')).toEqual(['Wed, 04 Mar 2026 11:00:00 GMT'])
    expect(textsOf(rss, 'item/title').at(-1)).toBe('One & <b>two</b>')
    expect(textsOf(rss, 'item/category')).toEqual(['a tag', 'a tag', 'C#'])
    expect(itemsOf(site).at(-1)).toMatchObject({
      title: 'One & <b>two</b>',
      summary: '<i>Said</i> & done',
      language: 'de',
      tags: ['a tag', 'C#'],
    })
  })

  it('describe the image of a post with its type and address', async () => {
    using site = await openSite()

    const [picture] = attributesOf(readXml(site.page('rss.xml')), 'item/media:content')

    expect(picture).toMatchObject({ medium: 'image', type: 'image/png' })
    expect(picture).toHaveProperty(
      'url',
      expect.stringMatching(/^https:\/\/site\.example\/.+\.png$/),
    )
    expect(itemsOf(site)[1]).toHaveProperty('image')
    expect(itemsOf(site)[1]?.content_html).toMatch(/^<p><img src="https:\/\/site\.example\//)
  })

  it('are valid without entries when the site has no posts', async () => {
    using site = createSiteFolder()
    await site.build()

    expect(feedsOf(site)).toEqual(['comments.xml', 'feed.json', 'feed.xml', 'rss.xml'])
    expect(textsOf(readXml(site.page('feed.xml')), 'feed/updated')).toHaveLength(1)
    expect(textsOf(readXml(site.page('rss.xml')), 'channel/description')).not.toEqual([''])
    expect(itemsOf(site)).toEqual([])
  })

  it('are served with their media types and for every origin (CORS)', async () => {
    using site = await openSite({
      'posts/2026-01-04-deep.md': post('Deep', 'permalink: /2026/01/deep/'),
    })

    const headers = site.page('_headers')
    for (const [path, type] of [
      ['/feed.xml', 'application/atom+xml'],
      ['/tags/:tag/rss.xml', 'application/rss+xml'],
      ['/tags/:tag/feed.json', 'application/feed+json'],
      ['/comments.xml', 'application/atom+xml'],
      ['/:folder1/comments.xml', 'application/atom+xml'],
      ['/:folder1/:folder2/:folder3/comments.xml', 'application/atom+xml'],
    ])
      expect(headers).toContain(
        `\n${path}\n  Content-Type: ${type}; charset=utf-8\n  Access-Control-Allow-Origin: *\n`,
      )
  })
})

describe('the id of a post in feeds', () => {
  it('is the same in all formats, made of the host, the year and the thread id', async () => {
    using site = await openSite({
      'posts/2026-01-04-łódź.md': post('Łódź', 'id: łódź.1'),
    })

    const ids = ['%C5%82%C3%B3d%C5%BA.1', 'three', 'two', 'one'].map(
      id => `tag:site.example,2026:${id}`,
    )
    expect(idsOf(site)).toEqual({ atom: ids, rss: ids, json: ids })
  })

  it('stays the same when the permalink changes', async () => {
    using site = await openSite()
    const before = idsOf(site)

    site.write('posts/2026-01-02-two.md', post('Two', 'permalink: /moved/\ntags: [a tag]'))
    await site.build()

    expect(itemsOf(site)[1]?.url).toBe('https://site.example/moved/')
    expect(idsOf(site)).toEqual(before)
    expect(itemsOf(site, 'tags/a-tag/feed.json')[0]?.id).toBe(before.json[1])
  })
})
