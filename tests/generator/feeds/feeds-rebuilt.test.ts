import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'

describe('a rebuild of feeds', () => {
  it('renders the feeds of a post whose text changed, and no others', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'description: Said\ntags: [a]'),
      'posts/2026-01-02-two.md': post('Two', 'description: Said\ntags: [b]'),
    })
    await site.build()

    site.write(
      'posts/2026-01-01-one.md',
      post('One', 'description: Said\ntags: [a]', 'Entirely other words.'),
    )
    const { rendered } = await site.build()

    // The page, three feeds of the site, three of the tag, and the index of the search.
    expect(rendered).toBe(8)
    expect(site.page('tags/a/rss.xml')).toContain('Entirely other words.')
  })

  it('renders no feed when only the time has passed', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', 'tags: [a]') })
    await site.build()
    const before = site.page('rss.xml')

    const { rendered } = await site.build({ now: Date.parse('2026-12-24T12:00:00Z') })
    await site.build({ now: Date.parse('2026-12-24T12:00:00Z'), useCache: false })

    expect(rendered).toBe(0)
    expect(site.page('rss.xml')).toBe(before)
  })
})

describe('a feed with a new post', () => {
  const files = {
    'posts/2026-01-01-one.md': post(
      'One',
      'tags: [a]',
      'Ships & "sails" <b>go</b>.\n\n- by\n- sea',
    ),
    'posts/2026-01-02-two.md': post(
      'Two',
      'tags: [a]',
      '## Harbours\n\nTo [One](2026-01-01-one.md).',
    ),
  }
  const add = (site: SiteFolder) =>
    site.write('posts/2026-01-03-three.md', post('Three', 'tags: [a]', 'Three words.'))
  const feedsOf = (site: SiteFolder) =>
    Object.entries(fingerprintsOf(site.output)).filter(([path]) => /(?:feed|rss)\./.test(path))
  const builtCleanly = async (site: SiteFolder) => {
    await site.build({ useCache: false })
    return feedsOf(site)
  }

  it('equals that of a clean build', async () => {
    using site = createSiteFolder(files)
    await site.build()

    add(site)
    await site.build()
    const feeds = feedsOf(site)

    expect(feeds).toHaveLength(6)
    expect(feeds).toEqual(await builtCleanly(site))
  })

  it('takes no text from a published feed that was corrupted without a change of size or date', async () => {
    using site = createSiteFolder(files)
    await site.build()
    for (const file of ['feed.json', 'tags/a/feed.json'].map(name => join(site.output, name))) {
      const before = `${site.content}/../before`
      execFileSync('cp', ['-p', file, before])
      writeFileSync(file, readFileSync(file, 'utf8').replace('Ships', 'Chips'))
      execFileSync('touch', ['-r', before, file])
    }

    add(site)
    await site.build()
    const feeds = feedsOf(site)

    expect(site.page('feed.xml')).toContain('Ships')
    expect(feeds).toEqual(await builtCleanly(site))
  })

  it('follows links in the text of other posts to a new permalink', async () => {
    using site = createSiteFolder(files)
    await site.build()

    site.write('posts/2026-01-01-one.md', post('One', 'permalink: /moved/\ntags: [a]'))
    add(site)
    await site.build()

    expect(site.page('feed.json')).toContain('https://site.example/moved/\\"')
  })

  it('is complete when the published feeds were removed', async () => {
    using site = createSiteFolder(files)
    await site.build()
    for (const name of ['feed.json', 'tags/a/feed.json']) rmSync(join(site.output, name))

    add(site)
    await site.build()
    const feeds = feedsOf(site)

    expect(feeds).toEqual(await builtCleanly(site))
  })

  it('has the text of the post that takes over the permalink and thread of an expired one', async () => {
    const following = (title: string, more: string) =>
      post(
        title,
        `id: place\npermalink: /place/\ndescription: Said\n${more}`,
        `The text of ${title}.`,
      )
    using site = createSiteFolder({
      ...files,
      'posts/2026-01-04-old.md': following('Old', 'expires: 2026-11-21'),
      'posts/2026-01-05-next.md': following('Next', 'publish: 2026-11-21'),
    })
    await site.build()
    const before = site.page('feed.json')

    await site.build({ now: Date.parse('2026-11-22T12:00:00Z') })

    expect(before).toContain('The text of Old.')
    expect(site.page('feed.json')).toContain('The text of Next.')
  })
})
