import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { processorTimeSince } from '../processor-time.ts'
import { config, importFolder, text } from './jekyll-folder.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'

describe('a folder of Jekyll', () => {
  it('has every text counted once, as imported or skipped', async () => {
    const { report } = await importFolder({
      '_posts/2014-01-14-rome.md': text(''),
      '_posts/2014-01-15-broken.md': '---\ntitle: [\n---\n',
      '_posts/2014-01-16-code.md': '---js\n{ title: process.exit() }\n---\n',
      '_posts/2014-01-17-open.md': '---\ntitle: never closed\n',
      '_posts/2014-01-18-markup.textile': text(''),
      'index.html': '---\n---\n{% for post in site.posts %}{% endfor %}',
      'plain.md': 'no front matter, no page',
    })

    expect(report).toMatchObject({ read: 6, imported: 1, skipped: { unreadable: 4, template: 1 } })
    expect(report.notes).toHaveLength(4)
  })

  it('hides what defaults and "exclude" with wildcards hide', async () => {
    const { content, post } = await importFolder({
      '_config.yml': `${config}exclude: ['*-private.md']\ndefaults:\n  - scope: { path: '_posts/*/hidden' }\n    values: { published: false }\n`,
      '_posts/2014-01-14-rome.md': text(''),
      '_posts/2014-01-15-private.md': text(''),
      '_posts/a/hidden/2014-01-16-b.md': text(''),
    })

    expect(readdirSync(join(content, 'posts'))).toHaveLength(2)
    expect(post('posts/2014-01-16-b.md').front.draft).toBe(true)
  })

  it('has pages in included folders and in its collections folder', async () => {
    const { post, report } = await importFolder({
      '_config.yml': `${config}include: [_pages]\ncollections_dir: all\ncollections: { notes: { output: true } }\n`,
      'all/_posts/food/2014-01-14-rome.md': text('categories: [Travel]\n'),
      'all/_notes/a/b.md': text(''),
      '_pages/about.md': text('permalink: /about/\n'),
      '_pages/tags.md': '---\ntitle: Tags\nlayout: tags\npermalink: /tags/\n---\n',
      'all/_posts/food/2014-01-15-t.textile': text(''),
    })

    expect(post('posts/2014-01-14-rome.md').front).toMatchObject({
      permalink: '/blog/travel/2014/01/14/rome.html',
      tags: ['Travel'],
    })
    expect(post('pages/b.md').front.permalink).toBe('/blog/notes/a/b.html')
    expect(post('pages/about.md').front.permalink).toBe('/blog/about/')
    expect(report.skipped).toEqual({ template: 1, unreadable: 1 })
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('is written in Textile'),
    ])
  })

  it('keeps the day in the name of a text in a collection', async () => {
    const { post } = await importFolder({
      '_config.yml': `${config}collections: { notes: { output: true, permalink: '/n/:name/' } }\n`,
      '_posts/2014-01-14-rome.md': text("permalink: '/p/:name/'\n"),
      '_notes/2014-01-15-florence.md': text(''),
    })

    expect(post('posts/2014-01-14-rome.md').front.permalink).toBe('/blog/p/2014-01-14-rome/')
    expect(post('pages/florence.md').front.permalink).toBe('/blog/n/2014-01-15-florence/')
  })

  it('has links to posts in folders above and below "_posts"', async () => {
    const { post, report } = await importFolder({
      'food/_posts/2014-01-14-bread.md': text(''),
      '_posts/food/2014-01-15-wine.md': text(''),
      '_posts/2014-01-16-rome.md': text(
        '',
        '[a]({% post_url food/2014-01-14-bread %}) [b]({% post_url food/2014-01-15-wine %})',
      ),
    })

    expect(post('posts/2014-01-16-rome.md').body).toBe(
      '[a](/blog/food/2014/01/14/bread.html) [b](/blog/2014/01/15/wine.html)\n',
    )
    expect(report.notes).toEqual([])
  })

  it('gives a post that needs a new address none that a page had', async () => {
    const { report } = await importFolder({
      '_config.yml': 'url: https://old.example\n',
      '_posts/2014-01-14-rome.md': text('permalink: "/two words/rome/"\n'),
      'rome/index.md': text(''),
    })

    expect(report.posts.map(({ address }) => address)).toEqual(['/rome-2/', '/rome/'])
  })

  it('changes nothing when imported again', async () => {
    const { folder, content } = await importFolder({ '_posts/2014-01-14-rome.md': text('') })
    const before = readFileSync(join(content, 'posts/2014-01-14-rome.md'))

    const { report } = await importInto(content, ['jekyll', folder])

    expect(report).toMatchObject({ imported: 0, skipped: { present: 1 } })
    expect(readFileSync(join(content, 'posts/2014-01-14-rome.md'))).toEqual(before)
  })

  it('writes nothing outside of the posts folder, whatever its posts are called', async () => {
    const { content, post, report } = await importFolder({
      '_posts/2014-01-14-x.md': `---\ntitle: "a: b # c\\n---\\n{{ d }}"\nslug: ../../../../up\npermalink: /../../../up/\n---\nWords.\n`,
    })

    expect(post('posts/2014-01-14-up.md').front.title).toBe('a: b # c --- {{ d }}')
    expect(readdirSync(content).sort()).toEqual(['posts', 'site.yaml'])
    expect(report.imported).toBe(1)
  })

  it('is read in less than 10 seconds of CPU time despite many unclosed tags', async () => {
    const many = ['{% highlight x %}', '{{', '{% raw %}', '[', '](', '`', '{:', '<!-- '].map(
      piece => piece.repeat(20_000),
    )

    const files = many.map((body, number) => [`_posts/2014-01-14-${number}.md`, text('', body)])
    const before = process.cpuUsage()
    const { report } = await importFolder(Object.fromEntries(files))
    const spent = processorTimeSince(before)

    expect(report.imported).toBe(many.length)
    expect(spent).toBeLessThan(10_000)
  })

  it('is rejected when it is not a site of Jekyll', async () => {
    const folder = makeFolder({ 'a.md': 'text' })
    mkdirSync(join(folder, '_site'))
    writeFileSync(join(folder, '_site/a.html'), '')
    const content = makeContent()

    await expect(importInto(content, ['jekyll', folder])).rejects.toThrow('holds no folder _posts')
    expect(existsSync(join(content, 'posts'))).toBe(false)
  })
})
