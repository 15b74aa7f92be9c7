import { describe, expect, it } from 'vitest'
import { plainSite, post } from '../site-folder.ts'
import { checked, createCheckedSite } from './site.ts'

describe('a broken link', () => {
  it('is reported at each of its places in the Markdown', async () => {
    const body = 'See [one](/nowhere/) and\n[two](/nowhere/).\n\n> <a href="/abuot/">Three</a>'

    const found = await checked({
      'posts/2026-01-01-one.md': post('One', '', body),
      'pages/about.md': post('About'),
    })

    expect(found).toEqual([
      'content/posts/2026-01-01-one.md:5:11 broken-link "/nowhere/" leads nowhere',
      'content/posts/2026-01-01-one.md:6:7 broken-link "/nowhere/" leads nowhere',
      'content/posts/2026-01-01-one.md:8:12 broken-link "/abuot/" leads nowhere',
    ])
  })

  it('is reported in full URLs of the site, images, srcset, posters and preloads', async () => {
    const body = [
      '[Whole](https://site.example/nowhere/)',
      '![A picture](/nowhere.png)',
      `<img src="/open.svg" srcset="/a,b.png 1x, /c.png 2x${','.repeat(20_000)}" alt="Two">`,
      '<video poster="/d.png"></video>',
      '<link rel="preload" as="image" imagesrcset="/e.png 1x">',
    ].join('\n\n')

    const found = await checked({ 'posts/2026-01-01-one.md': post('One', '', body) })

    expect(found.filter(one => one.includes(' broken-link '))).toEqual([
      'content/posts/2026-01-01-one.md:5:9 broken-link "https://site.example/nowhere/" leads nowhere',
      'content/posts/2026-01-01-one.md:7:14 broken-link "/nowhere.png" leads nowhere',
      'content/posts/2026-01-01-one.md:9:1 broken-link "/a,b.png" leads nowhere',
      'content/posts/2026-01-01-one.md:9:1 broken-link "/c.png" leads nowhere',
      'content/posts/2026-01-01-one.md:9:11 broken-link "/open.svg" leads nowhere',
      'content/posts/2026-01-01-one.md:11:16 broken-link "/d.png" leads nowhere',
      'content/posts/2026-01-01-one.md:13:1 broken-link "/e.png" leads nowhere',
    ])
  })

  it('in the navigation is reported once, in site.yaml', async () => {
    const found = await checked({
      'site.yaml': `${plainSite}navigation:\n  - { title: Gone, url: /gone/ }\n`,
      'posts/2026-01-01-one.md': post('One'),
    })

    expect(found).toEqual(['content/site.yaml:9:25 broken-link "/gone/" leads nowhere'])
  })
})

describe('a link that passes the check', () => {
  it('may lead to an alias, with or without alias pages', async () => {
    const files = {
      'posts/2026-01-01-one.md': post('One', 'aliases: [/old/, "/two words/c#.php"]'),
      'posts/2026-01-02-two.md': post('Two', '', '[Old](/old/), [older](/two%20words/c%23.php)'),
    }

    const byRules = await checked(files)
    const byPages = await checked({ ...files, 'site.yaml': `${plainSite}aliasPages: true\n` })

    expect(byRules).toEqual([])
    expect(byPages).toEqual([])
  })

  it('may be broken in SVG elements that are not drawn', async () => {
    const body = ['style', 'script', 'title', 'desc', 'metadata']
      .map(name => `<svg><${name}><a href="/nowhere/">One</a></${name}></svg>`)
      .join('\n\n')

    const found = await checked({
      'posts/2026-01-01-one.md': post('One', '', body),
      'posts/2026-01-02-two.md': post('Two', '', '<svg><a href="/nowhere/">Two</a></svg>'),
    })

    expect(found.filter(one => one.includes(' broken-link '))).toEqual([
      'content/posts/2026-01-02-two.md:5:15 broken-link "/nowhere/" leads nowhere',
    ])
  })

  it('may have any form that the host answers', async () => {
    const body = [
      '[a](/two/) [b](/two) [c](/two/index.html) [d](https://site.example/two/?x=1#words)',
      '[e](/old/) [f](/api/feed.xml) [g](/admin/) [i](/tags/caf%C3%A9/) [j](/feed.xml)',
      '[k](#words-of-one) [l](#top) [s](#TOP) [m](#) [n](#comment-x) [o](/two/#:~:text=Words) [p](mailto:a@b.example)',
      '[q](/one/#mark) <a name="mark"></a> [r](2026-01-02-two.md#words)',
      '## Words of one',
    ].join('\n\n')

    const found = await checked({
      'posts/2026-01-01-one.md': post('One', 'tags: [Café]', body),
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/old/]', '## Words'),
    })

    expect(found).toEqual([])
  })
})

describe('a link in a comment', () => {
  it('is not checked', async () => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One') })
    site.write(
      '../comments.json',
      JSON.stringify({
        threads: [
          threadOf('<a href="https://site.example/nowhere/" rel="nofollow ugc noopener">x</a>'),
        ],
      }),
    )
    const { status, stderr } = site.run('--comments', 'comments.json')

    expect(stderr).toContain('no mistakes')
    expect(status).toBe(0)
  })
})

function threadOf(words: string) {
  const author = { name: 'Ada', url: null, avatar: '1-1', isOwner: false, latestPost: null }
  const dates = { createdAt: '2026-01-02T10:00:00.000Z', editedAt: null }
  const comment = { id: 'comment001', parent: null, author, html: `<p>${words}</p>`, ...dates }
  return {
    thread: 'one',
    epoch: 'first',
    count: 1,
    version: 1,
    open: true,
    comments: [{ ...comment, status: 'approved' }],
    mentions: [],
    next: null,
  }
}

describe('a link with a fragment', () => {
  it('is reported if the page has no such fragment', async () => {
    const body =
      '[here](/one/#nothing) [there](/two/#wrods) [whole](https://site.example/two/#none)'

    const found = await checked({
      'posts/2026-01-01-one.md': post('One', '', body),
      'posts/2026-01-02-two.md': post('Two', '', '## Words'),
      // It has no conversation, so no comment can be there.
      'pages/quiet.md': post('Quiet', 'comments: none', '[here](/quiet/#comment-x)'),
    })

    expect(found).toEqual([
      'content/pages/quiet.md:6:8 missing-anchor there is no part "#comment-x" in /quiet/',
      'content/posts/2026-01-01-one.md:5:8 missing-anchor there is no part "#nothing" in /one/',
      'content/posts/2026-01-01-one.md:5:31 missing-anchor there is no part "#wrods" in /two/',
      'content/posts/2026-01-01-one.md:5:52 missing-anchor there is no part "#none" in /two/',
    ])
  })
})
