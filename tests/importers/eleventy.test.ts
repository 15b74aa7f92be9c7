import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { eleventyConfig as config, importEleventy, eleventyText as text } from './old-site.ts'

describe('posts imported from Eleventy', () => {
  it.each([
    ['', '/blog/posts/2014-01-14-rome/'],
    ['permalink: /roma/index.html\n', '/blog/roma/'],
    ['permalink: "/{{ page.fileSlug }}.html"\n', '/blog/rome.html'],
    ['permalink: "/{{ title | slugify }}/"\n', undefined],
  ])(
    'keep the permalink that the front matter %j gives them, if it can be computed',
    async (front, permalink) => {
      const { post, report } = await importEleventy({ 'src/posts/2014-01-14-rome.md': text(front) })

      expect(post('posts/2014-01-14-rome.md').front.permalink).toBe(permalink)
      expect(report.notes).toHaveLength(permalink === undefined ? 1 : 0)
    },
  )

  it('get the data of their folders; data files with code are reported, not executed', async () => {
    const { post, report } = await importEleventy({
      'src/notes/notes.json':
        '{ "layout": "post.njk", "tags": ["posts", "Italy"], "author": "Ada" }',
      'src/notes/rome.11tydata.json': '{ "tags": "Rome", "author": "Bea" }',
      'src/notes/rome.md': text('tags: [food]\naliases: [/roma/]\nredirect_from: /r.html\n'),
      'src/essays/essays.11tydata.js': 'process.exit(7); export default { permalink: "/e/" }',
      'src/essays/2014-02-01-two.md': '---json\n{ "title": "Two" }\n---\nWords.\n',
    })

    expect(post('posts/2014-01-14-rome.md').front).toMatchObject({
      tags: ['food', 'Rome', 'Italy'],
      author: 'Bea',
      aliases: ['/blog/roma/', '/blog/r.html'],
    })
    expect(post('posts/2014-02-01-two.md').front.permalink).toBeUndefined()
    expect(report.notes.map(({ where, message }) => `${where} ${message}`)).toEqual([
      expect.stringContaining('essays.11tydata.js is data made by code'),
      expect.stringContaining('two.md had an address that a template or code made'),
    ])
  })

  it('never become public if they were not', async () => {
    const { content, post } = await importEleventy({
      'src/posts/a.md': text('draft: true\n'),
      'src/posts/b.md': text('permalink: false\n'),
      'src/posts/g.md': text('password: open\n'),
      'src/posts/old/old.json': '{ "draft": true }',
      'src/posts/old/c.md': text(''),
      'src/posts/new/new.11tydata.js': 'export default { permalink: false }',
      'src/posts/new/d.md': text(''),
      'src/posts/e.md': text(''),
      'src/posts/f.md': text(''),
      '.eleventyignore': 'src/posts/f*.md\n',
    })

    const names = readdirSync(join(content, 'posts'))
    expect(names).toHaveLength(6)
    expect(names.filter(name => post(`posts/${name}`).front.draft !== true)).toEqual([
      '2014-01-14-e.md',
    ])
  })

  it('are drafts if an unsupported ignore pattern may have hidden them', async () => {
    const { content, post, report } = await importEleventy({
      'eleventy.config.js': `${config} c.ignores.add("src/posts/plain.md"); c.ignores.add(\n'src/posts/g?.md')`,
      '.eleventyignore': 'src/posts/{a,b}-*.md\n*/*/*c*/*.md*\n!src/posts/e.md\n[Tt]humbs.db\n',
      'src/.eleventyignore': 'posts/own.md\n',
      'src/posts/a-1.md': text(''),
      'src/posts/c/c.md': text(''),
      'src/posts/e.md': text('', '![x](a-x.md.jpg)'),
      'src/posts/a-x.md.jpg': 'hidden',
      'src/posts/g1.md': text(''),
      'src/posts/own.md': text(''),
      'src/posts/plain.md': text(''),
    })

    const names = readdirSync(join(content, 'posts'))
    const drafts = names.filter(name => post(`posts/${name}`).front.draft === true)
    expect(names).toEqual(['a-1', 'c', 'e', 'g1'].map(name => `2014-01-14-${name}.md`))
    expect(drafts).toEqual(names.filter(name => !name.endsWith('-e.md')))
    expect(report.notes.filter(({ message }) => message.includes('not understood'))).toHaveLength(3)
  })

  it('are all drafts if code decides what is ignored', async () => {
    const { post } = await importEleventy({
      'eleventy.config.js': `${config} for (const one of hidden) c.ignores.add(one)`,
      'src/posts/a.md': text(''),
    })

    expect(post('posts/2014-01-14-a.md').front.draft).toBe(true)
  })

  it('get data in YAML and TOML if the site registers these formats', async () => {
    const { post } = await importEleventy({
      'eleventy.config.js': `${config} c.addDataExtension("yaml, yml", load); c.addDataExtension('toml', parse)`,
      'src/posts/old/old.yaml': 'draft: true\n',
      'src/posts/old/a.md': text(''),
      'src/posts/b.11tydata.toml': 'author = "Bea"\n',
      'src/posts/b.md': text(''),
    })

    expect(post('posts/2014-01-14-a.md').front.draft).toBe(true)
    expect(post('posts/2014-01-14-b.md').front.author).toBe('Bea')
  })

  it('become pages with another layout, or if they are excluded from collections', async () => {
    const { content } = await importEleventy({
      'src/posts/a.md': text('layout: base.njk\n'),
      'src/posts/b.md': text('eleventyExcludeFromCollections: true\n'),
      'src/c.md': text('layout: layouts/post.njk\n'),
    })

    expect(readdirSync(join(content, 'pages'))).toEqual(['a.md', 'b.md'])
    expect(readdirSync(join(content, 'posts'))).toEqual(['2014-01-14-c.md'])
  })

  it('have the date of their file name if their date is taken from git', async () => {
    const { post, report } = await importEleventy({
      'src/posts/2014-02-03-a.md': '---\ntitle: A\ndate: git Last Modified\n---\nWords.\n',
      'src/posts/b.md': '---\ntitle: B\ndate: 2014-02-03 23:30\n---\nWords.\n',
    })

    expect(post('posts/2014-02-03-a.md').front.title).toBe('A')
    // Without an offset a time is one of UTC there, and in Berlin the next day.
    expect(post('posts/2014-02-04-b.md').front.date).toBe('2014-02-03T23:30:00Z')
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('git Last Modified'),
    ])
  })

  it('have their known tags converted; unknown ones stay, and are reported', async () => {
    const { post, report } = await importEleventy({
      'src/posts/rome.md': text(
        '',
        `[Two]({{ "/posts/two.md" | inputPathToUrl }}), [two](two.md), [home]({{ "/" | url }}), [x](../x/)

{% highlight "js" %}
list[0](1)
{% endhighlight %}

## Head {#first}

{% raw %}{{ braces }}{% endraw %} {% verbatim %}{{ title }}{% endverbatim %} {{ title }} {{ collections.all | size }} {% chart "x" %}

\`{{ as }}\` {% image "https://old.example/a.jpg", "A bridge" %}`,
      ),
      'src/posts/two.md': text('permalink: /second/\n'),
    })

    expect(
      post('posts/2014-01-14-rome.md').body,
    ).toBe(`[Two](/blog/second/), [two](/blog/second/), [home](/blog/), [x](/blog/posts/x/)


\`\`\`js
list[0](1)
\`\`\`


## <a id="first"></a>Head

{{ braces }} {{ title }} A title {{ collections.all | size }} {% chart "x" %}

\`{{ as }}\` ![A bridge](https://old.example/a.jpg)
`)
    expect(report.notes.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('{{ collections.all | size }}'),
        expect.stringContaining('{% chart %}'),
      ]),
    )
  })

  it('lose template comments, and find images relative to the folder of the site', async () => {
    const long = 'secret # { '.repeat(200)
    const { post } = await importEleventy({
      'src/posts/liquid.md': text('', `One{% # secret %} two`),
      'src/posts/njk.md': text(
        'templateEngineOverride: njk,md\n',
        `One{# ${long} #} two {% image "./src/img/a.jpg", "A" %}`,
      ),
      'src/img/a.jpg': 'a',
    })

    expect(post('posts/2014-01-14-liquid.md').body).toBe('One two\n')
    expect(post('posts/2014-01-14-njk/index.md').body).toBe('One two ![A](a.jpg)\n')
  })

  it('bring their images, but no data files, symbolic links or files outside of the site', async () => {
    const folder = makeFolder({
      'eleventy.config.js': config,
      'package.json': '{}',
      'public/img/a.jpg': 'a',
      'src/_data/secret.csv': 'secret',
      'src/posts/b.jpg': 'b',
      'src/posts/rome.md': text(
        'image: /img/a.jpg\n',
        '![b](b.jpg) [c](/_data/secret.csv) [d](/package.json) [e](/link.txt) [f](../../../../etc/hosts)',
      ),
    })
    symlinkSync('/etc/hosts', join(folder, 'src/link.txt'))
    const content = makeContent()

    await importInto(content, ['eleventy', folder])

    const names = readdirSync(join(content, 'posts/2014-01-14-rome'))
    expect(names).toEqual(['a.jpg', 'b.jpg', 'index.md'])
  })

  it('are built at their old URLs', async () => {
    using site = createSiteFolder()
    const folder = makeFolder({
      'eleventy.config.js': config,
      'src/posts/rome.md': text('', 'All roads, and [me](../about.md)'),
      'src/about.md': '---\ntitle: About\n---\nWho I am',
      'src/index.njk': '{% for post in collections.posts %}{% endfor %}',
    })

    await importInto(site.content, ['eleventy', folder])
    await site.build()

    expect(site.page('blog/posts/rome/index.html')).toContain('href="/blog/about/"')
    expect(site.page('blog/about/index.html')).toContain('Who I am')
  })
})
