import { readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { config, importFolder, text } from './jekyll-folder.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'

describe('posts imported from Jekyll', () => {
  it.each([
    ['date', '/blog/travel/italy/2014/01/14/Rome.html'],
    ['pretty', '/blog/travel/italy/2014/01/14/Rome/'],
    ['ordinal', '/blog/travel/italy/2014/014/Rome.html'],
    ['none', '/blog/travel/italy/Rome.html'],
    ['/:year/:i_month/:short_day/:slug', '/blog/2014/1/Tue/rome/'],
  ])('keep the permalink that the pattern "%s" gave them', async (permalink, address) => {
    const { post } = await importFolder({
      '_config.yml': `${config}permalink: ${permalink}\n`,
      '_posts/2014-01-14-Rome.md': text(
        'categories: [Travel, Italy]\ntags: rome food\nredirect_from: [/roma/]\n',
      ),
    })

    expect(post('posts/2014-01-14-rome.md').front).toMatchObject({
      permalink: address,
      aliases: ['/blog/roma/'],
      tags: ['Travel', 'Italy', 'rome', 'food'],
    })
  })

  it.each([
    ['["Two Words", "C#"]', '/blog/two words/c#/2014/01/14/rome.html'],
    ['Über uns', '/blog/über/uns/2014/01/14/rome.html'],
  ])(
    'have aliases for old URLs that cannot be permalinks here: %s',
    async (categories, address) => {
      const { post, report } = await importFolder({
        '_posts/2014-01-14-rome.md': text(
          `categories: ${categories}\nredirect_from: /old name/\n`,
          '[me]({% post_url 2014-01-14-rome %})',
        ),
      })

      const { front } = post('posts/2014-01-14-rome.md')
      expect([front.permalink, ...(front.aliases ?? [])]).toEqual(
        expect.arrayContaining([address, '/blog/old name/']),
      )
      const moved = report.notes.filter(({ message }) => message.includes('it has a new one'))
      expect(moved).toHaveLength(front.permalink === undefined ? 1 : 0)
      expect(report.notes).toEqual(moved)
    },
  )

  it.each([
    ['1969-12-31', '1969-12-30T23:00:00Z'],
    ['1970-01-01', '1969-12-31T23:00:00Z'],
    ['1970-01-01 12:00', '1970-01-01T11:00:00Z'],
  ])('keep their written date, also around the Unix epoch: %s', async (date, instant) => {
    const { post, report } = await importFolder({
      '_posts/1970-01-02-diary.md': text(`date: ${date}\n`),
    })

    const [day = ''] = date.split(' ')
    expect(post(`posts/${day}-diary.md`).front).toMatchObject({
      date: instant,
      permalink: `/blog/${day.replaceAll('-', '/')}/diary.html`,
    })
    expect(report.notes).toEqual([])
  })

  it('never become public if they were drafts, unpublished, locked or of a later date', async () => {
    const { content, post } = await importFolder({
      '_drafts/idea.md': text('date: 2014-02-01\n'),
      '_posts/2014-02-02-held.md': text('published: no\n'),
      '_posts/2014-02-02-locked.md': text('password: "open"\n'),
      '_posts/2999-02-02-later.md': text(''),
      '_posts/2014-02-03-shown.md': text(''),
    })

    const drafts = readdirSync(join(content, 'posts')).filter(
      file => post(`posts/${file}`).front.draft === true,
    )
    expect(drafts).toEqual(['2014-02-01-idea.md', '2014-02-02-held.md', '2014-02-02-locked.md'])
    // A build publishes it on that day.
    expect(post('posts/2999-02-02-later.md').front.date).toBe('2999-02-01T23:00:00Z')
  })

  it('have their known Liquid tags converted; unknown ones stay, and are reported', async () => {
    const { post, report } = await importFolder({
      '_posts/2014-01-14-rome.md': text(
        '',
        `[Two]({% post_url 2014-02-01-two %}), [me]({% link about.md %}), [home]({{ "/" | relative_url }}), [x](../x/)
{: .lead}

{% highlight ruby linenos %}
list[0](1)
{% endhighlight %}

## Head {#first}

{% raw %}{{ braces }}{% endraw %} {{ site.pages | size }} {% chart "x" %}
{% include youtube.html id="abcdefghijk" %}`,
      ),
      '_posts/2014-02-01-two.md': text('permalink: /second/\n'),
      'about.md': text(''),
    })

    expect(
      post('posts/2014-01-14-rome.md').body,
    ).toBe(`[Two](/blog/second/), [me](/blog/about.html), [home](/blog/), [x](/blog/2014/01/x/)


\`\`\`ruby
list[0](1)
\`\`\`


## <a id="first"></a>Head

{{ braces }} {{ site.pages | size }} {% chart "x" %}

![](https://www.youtube.com/watch?v=abcdefghijk)
`)
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('{{ site.pages | size }}'),
      expect.stringContaining('{% chart %}'),
    ])
  })

  it('bring their images, but no unpublished files, symbolic links or outside files', async () => {
    const folder = makeFolder({
      '_config.yml': config,
      'assets/a.jpg': 'a picture',
      '_data/secret.csv': 'secret',
      '_posts/2014-01-14-rome.md': text(
        'image: /assets/a.jpg\n',
        '![A](/blog/assets/a.jpg) [b](/blog/_data/secret.csv) [c](/blog/assets/link.txt) [d](../../../../../../../etc/hosts)',
      ),
    })
    symlinkSync('/etc/hosts', join(folder, 'assets/link.txt'))
    const content = makeContent()

    await importInto(content, ['jekyll', folder])

    expect(readdirSync(join(content, 'posts/2014-01-14-rome'))).toEqual(['a.jpg', 'index.md'])
    expect(readImported(content, 'posts/2014-01-14-rome/index.md').front.image).toBe('a.jpg')
  })

  it('are built at their old URLs', async () => {
    using site = createSiteFolder()
    const folder = makeFolder({
      '_config.yml': config,
      '_posts/2014-01-14-rome.md': text(
        '',
        'All roads, and [me](about.html), [more](2014-01-14-rome.md).',
      ),
      '_posts/2014-02-01-page.html': text(
        '',
        '<p>In <b>HTML</b>, <a href="/blog/about.html">me</a></p>',
      ),
      'about.md': text('permalink: /about/\n', 'Who I am'),
    })

    await importInto(site.content, ['jekyll', folder])
    await site.build()

    expect(site.page('blog/2014/01/14/rome.html')).toContain('All roads')
    expect(site.page('blog/2014/02/01/page.html')).toContain('<strong>HTML</strong>')
    expect(site.page('blog/about/index.html')).toContain('Who I am')
  })
})
