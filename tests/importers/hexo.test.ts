import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { processorTimeSince } from '../processor-time.ts'
import { config, importFolder, text } from './hexo-folder.ts'
import { importInto, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'

describe('posts imported from Hexo', () => {
  it.each([
    ['', '/blog/2014/01/14/rome/'],
    ['permalink: :category/:i_month/:title.html\n', '/blog/Travel/1/rome.html'],
    ['permalink: :year/:post_title/\n', '/blog/2014/a-title/'],
  ])(
    'keep the permalink that the settings %j gave them, and their aliases',
    async (settings, permalink) => {
      const { post } = await importFolder({
        '_config.yml': `${config}${settings}`,
        'source/_posts/rome.md': text('categories: Travel\ntags: [rome]\nalias: /roma.html\n'),
      })

      expect(post('posts/2014-01-14-rome.md').front).toMatchObject({
        permalink,
        aliases: ['/blog/roma.html'],
        tags: ['Travel', 'rome'],
      })
    },
  )

  it('have the address of a machine in UTC as alias, if the settings name a time zone', async () => {
    const early = text('').replace('17:31:03', '00:30:00')
    const files = { 'source/_posts/a.md': early, 'source/_posts/b.md': text('') }

    const { post } = await importFolder(files)
    const elsewhere = await importFolder({ ...files, '_config.yml': 'url: https://old.example/\n' })

    const aliases = ['a', 'b'].map(name => post(`posts/2014-01-14-${name}.md`).front.aliases)
    expect(aliases).toEqual([['/blog/2014/01/13/a/'], undefined])
    expect(elsewhere.post('posts/2014-01-14-a.md').front.aliases).toBeUndefined()
  })

  it.each([
    ['{% post_link b#part Many words true %}', '[Many words](/blog/2014/01/14/b/#part)'],
    ['{% post_link b false %}', '[A title](/blog/2014/01/14/b/)'],
    ['{% asset_link c.pdf Many words %}', '[Many words](/blog/2014/01/14/a/c.pdf)'],
    ['{% link Many words https://b.example/ true T %}', '[Many words](https://b.example/)'],
    ['{% pullquote left %}\nSaid\n{% endpullquote %}', '> Said'],
    ['See https://b.example/.', 'See <https://b.example/>.'],
  ])('have all words of a tag: %s', async (written, read) => {
    const { post } = await importFolder({
      'source/_posts/a.md': text('', written),
      'source/_posts/b.md': text(''),
    })

    expect(post('posts/2014-01-14-a.md').body.trim()).toBe(read)
  })

  it.each(['marked: { autolink: false }', 'markdown: { render: { linkify: false } }'])(
    'have addresses as words if the settings say so: %s',
    async settings => {
      const { post } = await importFolder({
        '_config.yml': `${config}${settings}\n`,
        'source/_posts/a.md': text('', 'See https://b.example/.'),
      })

      expect(post('posts/2014-01-14-a.md').body).toBe('See https://b.example/.\n')
    },
  )

  it.each(['.', './'])('are found if the source folder is that of the settings: %s', async dir => {
    const { content, post, report } = await importFolder({
      '_config.yml': `${config}source_dir: ${dir}\n`,
      '_posts/rome.md': text('', '![a](/img/a.jpg)'),
      'img/a.jpg': 'a',
      'about/index.md': '---\ntitle: About\n---\nWords.\n',
      'node_modules/hexo/README.md': '# Hexo',
      'themes/landscape/README.md': '# Landscape',
      'scaffolds/post.md': '---\ntitle: {{ title }}\n---\n',
      'public/old.md': '# What was made of it',
    })

    expect(report).toMatchObject({ imported: 2, skipped: {} })
    expect(post('posts/2014-01-14-rome/index.md').body).toContain('![a](a.jpg)')
    expect(readdirSync(join(content, 'pages'))).toEqual(['about.md'])
  })

  it('never become public if they were not', async () => {
    const { content, post } = await importFolder({
      'source/_drafts/a.md': text(''),
      'source/_posts/b.md': text('published: false\n'),
      'source/_posts/c.md': text(''),
      'source/_posts/d.md': text('password: 1234\n'),
      'source/_posts/e.md': text('tags: [Diary]\n'),
      'source/_posts/f.md': `"date": "2014-01-14 17:31:03",\n"published": false\n;;;\nWords.\n`,
      'source/_posts/g.md': 'date: 2014-01-14\npublished: false\n---\nWords.\n',
      '_config.yml': `${config}encrypt:\n  tags:\n    - { name: Diary, password: secret }\n`,
    })

    const names = readdirSync(join(content, 'posts'))
    expect(names.filter(name => post(`posts/${name}`).front.draft !== true)).toEqual([
      '2014-01-14-c.md',
    ])
  })

  it('may start with a line that looks like front matter', async () => {
    const { post } = await importFolder({
      'source/_posts/a.md': text(''),
      'source/about.md': `Note: read on.\n${'\n\n    some code\n'.repeat(30)}\nWords.\n`,
    })

    expect(post('pages/about.md').body).toContain('Note: read on.')
  })

  it('are built at their old URLs', async () => {
    using site = createSiteFolder()
    const folder = makeFolder({
      '_config.yml': config,
      'source/_posts/rome.md': text('', 'All roads, and [me](../../../../about/)'),
      'source/about/index.md': text('', 'Who I am'),
    })

    await importInto(site.content, ['hexo', folder])
    await site.build()

    expect(site.page('blog/2014/01/14/rome/index.html')).toContain('href="/blog/about/"')
    expect(site.page('blog/about/index.html')).toContain('Who I am')
  })
})

describe('a folder of Hexo', () => {
  it('gives no pages for what a theme fills or skip_render excludes', async () => {
    const { content, report } = await importFolder({
      '_config.yml': `${config}skip_render: ['demo/**']\n`,
      'source/_posts/rome.md': text('', '{% link "The map" https://map.example %}'),
      'source/tags/index.md': '---\ntitle: Tags\ntype: tags\n---\n',
      'source/demo/a/raw.md': 'raw',
    })

    expect(report).toMatchObject({ read: 2, imported: 1, skipped: { template: 1 } })
    expect(readImported(content, 'posts/2014-01-14-rome.md').body).toBe(
      '[The map](https://map.example)\n',
    )
  })

  it('has every text counted once, readable or not, in less than 10 seconds of CPU time', async () => {
    const many = ['{% codeblock %}', '{{', '```\n', '{% img '].map(piece => piece.repeat(20_000))
    const long = `${'`'.repeat(30_000)}\n${'a\n'.repeat(30_000)}`
    const hostile = [...many, long].map((body, number) => [
      `source/_posts/${number}.md`,
      text('', body),
    ])

    const before = process.cpuUsage()
    const { report } = await importFolder({
      ...Object.fromEntries(hostile),
      'source/_posts/a.md': '---\ntitle: [\n---\n',
      'source/_posts/b.md': '---js\n{}\n---\n',
      'source/_posts/c.md': 'title: Without the first fence\ndate: 2014-01-14\n---\nWords.\n',
    })
    const spent = processorTimeSince(before)

    expect(report).toMatchObject({ read: 8, imported: 6, skipped: { unreadable: 2 } })
    expect(spent).toBeLessThan(10_000)
  })
})
