import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, fingerprintsOf, post } from '../site-folder.ts'

describe('a rebuild', () => {
  it('lists a post again once the target of its broken link is back, though another link breaks', async () => {
    const [part, none] = ['Words.\n\n## A part\n', 'Words.']
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', '[There](2026-01-02-two.md#a-part)'),
      'posts/2026-01-02-two.md': post('Two', '', part),
      'posts/2026-01-03-three.md': post('Three', '', '[There](2026-01-04-four.md#a-part)'),
      'posts/2026-01-04-four.md': post('Four', '', part),
    })
    await site.build()
    const listedWith = async (two: string, four: string) => {
      site.write('posts/2026-01-02-two.md', post('Two', '', two))
      site.write('posts/2026-01-04-four.md', post('Four', '', four))
      await site.build({ keepGoing: true })
      const archive = site.page('archive/index.html')
      return ['One', 'Two', 'Three', 'Four'].filter(title => archive.includes(`>${title}<`))
    }

    const first = await listedWith(none, part)
    const second = await listedWith(part, none)

    expect([first, second]).toEqual([
      ['Two', 'Three', 'Four'],
      ['One', 'Two', 'Four'],
    ])
  })

  it('renders nothing when nothing changed', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-two.md': post('Two'),
    })

    const first = await site.build()
    const second = await site.build()

    expect(first.rendered).toBeGreaterThan(5)
    expect(second).toMatchObject({ posts: 2, rendered: 0, removed: 0 })
  })

  it('renders one page, the feeds and the search index after an edit that no list shows', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'description: Said'),
      'posts/2026-01-02-two.md': post('Two', 'description: Said'),
    })
    await site.build()

    site.write('posts/2026-01-01-one.md', post('One', 'description: Said', 'Entirely other words.'))
    const report = await site.build()

    // The page, three feeds, and the index of the search.
    expect(report.rendered).toBe(5)
    expect(site.page('one/index.html')).toContain('Entirely other words.')
    expect(site.page('feed.xml')).toContain('Entirely other words.')
  })

  it('notices an edit that kept the size and the modification time of the file', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', '', 'abc') })
    const file = join(site.content, 'posts/2026-01-01-one.md')
    utimesSync(file, 1_000, 1_000)
    await site.build()

    site.write('posts/2026-01-01-one.md', post('One', '', 'xyz'))
    utimesSync(file, 1_000, 1_000)
    await site.build()

    expect(site.page('one/index.html')).toContain('xyz')
  })

  it('removes the pages of a deleted post', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tags: [alone]'),
      'posts/2026-01-02-two.md': post('Two'),
    })
    await site.build()

    site.remove('posts/2026-01-01-one.md')
    const report = await site.build()

    // The page, the feed of its comments, the tag's page and its three feeds.
    expect(report.removed).toBe(6)
    expect(Object.keys(fingerprintsOf(site.output)).filter(path => /one|alone/.test(path))).toEqual(
      [],
    )
  })

  it('restores a changed published file, and removes a foreign one', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await site.build()
    const before = fingerprintsOf(site.output)

    site.write('../site/one/index.html', 'defaced')
    site.write('../site/left-over.html', 'left over')
    await site.build()

    expect(fingerprintsOf(site.output)).toEqual(before)
  })

  it('reports that a draft has the address of another post once drafts are shown', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-one.md': post('One again', 'id: again\ndraft: true'),
    })
    await site.build()

    const mistakes = await site.mistakes({ drafts: true })

    expect(mistakes.map(({ code }) => code)).toEqual(['shared-address'])
  })

  it('removes the pages of a build that failed between publishing and recording', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tags: [kept]'),
      'posts/2026-01-02-two.md': post('Two'),
    })
    await site.build()
    await site.build()
    const unfinished = `${fileBelow(join(site.content, '..', 'cache'), 'published')}.tmp`
    mkdirSync(unfinished)
    site.write('posts/2026-01-01-one.md', post('One', 'tags: [kept, regretted]'))
    await expect(site.build()).rejects.toThrow(/EISDIR/)
    rmSync(unfinished, { recursive: true })

    site.write('posts/2026-01-01-one.md', post('One', 'tags: [kept]'))
    await site.build()
    site.write('posts/2026-01-02-two.md', post('Two', '', 'Other words.'))
    await site.build()

    const published = Object.keys(fingerprintsOf(site.output))
    expect(published.filter(path => path.includes('regretted'))).toEqual([])
  })

  it.each([
    ['a truncated list of bundles', (list: string) => writeFileSync(list, '["index-')],
    ['a missing bundle', (list: string) => rmSync(join(list, '..', bundleBeside(list)))],
  ])('repairs a cache with %s', async (_, damage) => {
    // Bundles of a site with a theme are its own.
    const theme = ':root { --measure: 40rem }'
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One'), 'theme.css': theme })
    await site.build()

    const list = fileBelow(join(site.content, '..', 'cache'), 'bundled')
    const unfinished = `${list}.00000000-0000-4000-8000-000000000001.tmp`
    writeFileSync(unfinished, 'of a build that was killed')
    utimesSync(unfinished, 0, 0)
    damage(list)

    expect(await site.build()).toMatchObject({ posts: 1, rendered: 0 })
    expect(existsSync(unfinished)).toBe(false)
  })
})

function fileBelow(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    path => basename(path) === name,
  )
  return join(folder, found ?? '')
}

function bundleBeside(list: string): string {
  return readdirSync(join(list, '..')).find(name => name.endsWith('.css')) ?? ''
}
