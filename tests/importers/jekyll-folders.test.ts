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
