import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareSites } from '../../bench/build/equivalence/compare-sites.ts'
import { complainOfSitemap } from '../../bench/build/equivalence/read-sitemap.ts'

const post = `<!doctype html><title>Rome</title><h1>Rome</h1><time datetime="2026-01-02">then</time>
<a rel="tag" href="/tags/roads/">roads</a>
<div class="prose"><p>All roads <em>lead</em> there.</p></div>
<a rel="next" href="/post-000001/">Next</a>`

const site = {
  'index.html': '<a href="/post-000000/">Rome</a>',
  'page/2/index.html': '<a href="/post-000001/">Ostia</a>',
  'tags/roads/index.html': '<a href="/post-000000/">Rome</a>',
  'post-000000/index.html': post,
  'post-000001/index.html': post,
  'feed.xml': '<rss><item><link>https://bench.example/post-000000/</link></item></rss>',
  'sitemap.xml': '<urlset><url><loc>https://bench.example/post-000000/</loc></url></urlset>',
}

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'afterword-sites-'))
  for (const [path, text] of Object.entries(site)) write('ours', path, text)
  cpSync(join(root, 'ours'), join(root, 'theirs'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

function write(whose: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, whose, path)), { recursive: true })
  writeFileSync(join(root, whose, path), text)
}

function plant(path: string, before: string, after: string): void {
  const text = readFileSync(join(root, 'theirs', path), 'utf8')
  write('theirs', path, text.replace(before, after))
}

const differences = () =>
  compareSites(
    { name: 'Ours', folder: join(root, 'ours') },
    { name: 'Theirs', folder: join(root, 'theirs') },
    ['post-000000'],
  )

describe('the comparison of two sites', () => {
  it('finds no difference where only the markup around the words differs', () => {
    plant('post-000000/index.html', '<em>lead</em>', '<i\n>lead</i>')
    plant('post-000000/index.html', '<h1>', '<header></header>\n<h1 class="title">')
    write(
      'theirs',
      'feed.xml',
      '<feed><entry><link href="https:&#x2F;&#x2F;bench.example&#x2F;post-000000&#x2F;"/></entry></feed>',
    )

    expect(differences()).toEqual([])
  })

  it.each([
    ['a word of the text', 'lead', 'led', 'post-000000, body: Ours has “All roads lead there.”'],
    ['the title', '<h1>Rome', '<h1>Roma', 'post-000000, title: Ours has “Rome”'],
    ['the day', '2026-01-02', '2026-01-03', 'post-000000, date: Ours has “2026-01-02”'],
    ['a tag', '>roads<', '>Roads<', 'post-000000, tags: Ours has “roads”'],
    ['the next post', '/post-000001/', '/post-000002/', 'post-000000, neighbours: Ours has'],
  ])('reports a difference in %s, and where it is', (_, before, after, said) => {
    plant('post-000000/index.html', before, after)

    expect(differences()).toEqual([expect.stringContaining(said)])
  })

  it('finds no difference where one sitemap is split into several files with an index', () => {
    write('theirs', 'sitemap-1.xml', site['sitemap.xml'])
    write(
      'theirs',
      'sitemap.xml',
      '<sitemapindex><sitemap><loc>https://bench.example/sitemap-1.xml</loc></sitemap></sitemapindex>',
    )

    expect(differences()).toEqual([])
  })

  it.each([
    [50_000, null],
    [
      50_001,
      'note: Theirs names 50,001 addresses in one file of its sitemap; sitemaps.org allows 50,000',
    ],
  ])('notes a sitemap file over the limit of 50,000 addresses: %d', (count, said) => {
    write(
      'theirs',
      'sitemap.xml',
      `<urlset>${'<url><loc>https://a.example/</loc></url>'.repeat(count)}</urlset>`,
    )

    expect(complainOfSitemap('Theirs', join(root, 'theirs'))).toBe(said)
  })

  it.each([
    ['a post is missing', 'post-000001/index.html', 'pages of posts'],
    ['a tag has no page', 'tags/roads/index.html', 'pages of tags'],
    [
      'a page of the list of posts is missing',
      'page/2/index.html',
      'posts on the pages of the list',
    ],
  ])('reports a difference when %s', (_, path, said) => {
    rmSync(join(root, 'theirs', path))

    expect(differences()).toEqual(expect.arrayContaining([expect.stringContaining(said)]))
  })

  it('reports a feed and a sitemap that hold other posts', () => {
    plant('feed.xml', 'post-000000', 'post-000001')
    plant(
      'sitemap.xml',
      '</urlset>',
      '<url><loc>https://bench.example/post-000001/</loc></url></urlset>',
    )

    expect(differences()).toEqual([
      expect.stringContaining('posts in the sitemap: Ours has “1”, Theirs “2”'),
      expect.stringContaining('posts in the feed: Ours has “post-000000”'),
    ])
  })
})
