import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { importInto, makeFolder } from './moving-in.ts'
import { hugoConfig as config, importHugo, hugoText as toml } from './old-site.ts'

function sections(slice: string): string {
  return `[permalinks]\nposts = '/:sections${slice}/:contentbasename/'\n`
}

describe('posts imported from Hugo', () => {
  it.each([
    ['content/posts/My Rome.md', '', '', '/blog/posts/my-rome/'],
    ['content/posts/rome/index.md', '', '', '/blog/posts/rome/'],
    ['content/posts/a.md', '', "slug = 'Rome'\n", '/blog/posts/rome/'],
    ['content/posts/a.md', '', "url = '/2014/rome.html'\n", '/blog/2014/rome.html'],
    ['content/posts/2014/a.md', 'uglyURLs = true\n', '', '/blog/posts/2014/a.html'],
    [
      'content/posts/a.md',
      "[permalinks]\nposts = '/:year/:monthname/:slug'\n",
      '',
      '/blog/2014/january/a-title/',
    ],
    ['content/posts/2014/b/a.md', sections('[1:]'), '', '/blog/2014/b/a/'],
    ['content/posts/2014/b/a.md', sections('[0]'), '', '/blog/posts/a/'],
    ['content/posts/2014/b/a.md', sections('[last]'), '', '/blog/b/a/'],
    ['content/posts/2014/b/a.md', sections('[:last]'), '', '/blog/posts/2014/a/'],
    [
      'content/posts/2014/a.md',
      "[permalinks.page]\nposts = '/:sections/:day/:slugorcontentbasename/'\n",
      '',
      '/blog/posts/2014/14/a/',
    ],
  ])('keep their permalink: %s with %j and %j', async (file, settings, front, address) => {
    const { content, post } = await importHugo({
      'hugo.toml': `${config}${settings}`,
      'content/posts/2014/_index.md': '',
      'content/posts/2014/b/_index.md': '',
      [file]: toml(`${front}aliases = ['/roma/', 'old', '/two words/c#/']\n`),
    })

    const [name = ''] = readdirSync(join(content, 'posts'))
    const { permalink, aliases } = post(`posts/${name}`).front
    expect(permalink).toBe(address)
    expect(aliases[0]).toBe('/blog/roma/')
    expect(aliases).toContain('/blog/two words/c#/')
  })

  it('are read with front matter in TOML, YAML or JSON', async () => {
    const { post } = await importHugo({
      'content/posts/t.md': toml(
        "tags = ['rome']\ncategories = ['Travel']\ndescription = 'Short'\n",
      ),
      'content/posts/y.md':
        '---\nTitle: A title\ndate: 2014-01-14T17:31:03+01:00\ntags: [rome]\ncategories: [Travel]\nsummary: Short\n---\nWords.\n',
      'content/posts/j.md':
        '{\n  "title": "A title",\n  "date": "2014-01-14T17:31:03+01:00",\n  "tags": ["rome"], "categories": ["Travel"],\n  "params": { "description": "Short" }\n}\nWords.\n',
    })

    for (const name of ['t', 'y', 'j'])
      expect(post(`posts/2014-01-14-${name}.md`)).toEqual({
        front: {
          title: 'A title',
          date: '2014-01-14T16:31:03Z',
          description: 'Short',
          tags: ['Travel', 'rome'],
          permalink: `/blog/posts/${name}/`,
        },
        body: 'Words.\n',
      })
  })

  it('have their known short codes converted; unknown ones stay, and are reported', async () => {
    const { post, report } = await importHugo({
      'content/posts/rome.md': toml(
        '',
        `[Two]({{< ref "two.md#part" >}}), [three]({{% relref "/posts/three" %}}), [file](two.md), [x](../x/)

{{< highlight go "linenos=table,hl_lines=1 3-4" >}}
list[0](1)
{{< /highlight >}}

{{< figure src="/a.jpg" alt="A bridge" caption="In *Rome*" >}}

{{< figure src="/a.jpg" alt="A" link="https://b.example/" >}}

{{< figure src="/a.jpg" alt="A" link="https://b.example/" caption="In *Rome*" attr="Ada" attrlink="https://a.example/" >}}

{{< figure src="/a.jpg" alt="A" link="javascript:alert(1)" caption="In *Rome*" >}}

{{< youtube id=abcdefghijk start=30 >}}

{{</* kept */>}} {{< chart "x > y" >}}inside{{< /chart >}}

{{% notice tip %}}Mind{{% /notice %}}

## Head {#first}`,
      ),
      'content/posts/two.md': toml("slug = 'second'\n"),
      'content/posts/three/index.md': toml(''),
    })

    expect(
      post('posts/2014-01-14-rome.md').body,
    ).toBe(`[Two](/blog/posts/second/#part), [three](/blog/posts/three/), [file](/blog/posts/second/), [x](/blog/posts/x/)


\`\`\`go {1,3-4}
list[0](1)
\`\`\`



![A bridge](/a.jpg "In *Rome*")



[![A](/a.jpg)](https://b.example/)



<figure><a href="https://b.example/"><img src="/a.jpg" alt="A"></a><figcaption>In <em>Rome</em> <a href="https://a.example/">Ada</a></figcaption></figure>



![A](/a.jpg "In *Rome*")



![](https://www.youtube.com/watch?v=abcdefghijk&t=30)


{{< kept >}} {{< chart "x > y" >}}inside{{< /chart >}}

{{% notice tip %}}Mind{{% /notice %}}

## <a id="first"></a>Head
`)
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('{{< chart >}}'),
      expect.stringContaining('{{% notice %}}'),
    ])
  })

  it('keep Markdown extensions from the settings, and report what is not imported', async () => {
    const { post, report } = await importHugo({
      'hugo.toml': `enableEmoji = true\n${config}[taxonomies]\ntag = 'tags'\ntopic = 'topics'\n[markup.goldmark.extensions.passthrough]\nenable = true\n`,
      'content/posts/rome.md': toml(
        "topics = ['Italy']\n[cover]\nimage = '/a.jpg'\ncaption = 'Seen from above'\n",
        'Where \\\\(x^2\\\\) :wave:\n\n```go {hl_lines=[1,"3-4"]}\nx\n```',
      ),
      'content/posts/part.md': toml('headless = true\n', 'Words'),
    })

    const { front, body } = post('posts/2014-01-14-rome.md')
    expect(front.tags).toEqual(['Italy'])
    expect(body).toContain('Where $x^2$ :wave:\n\n```go {1,3-4}\nx\n```')
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('"headless"'),
      expect.stringContaining(':smile:'),
      expect.stringContaining('Seen from above'),
      expect.stringContaining('a picture without words'),
    ])
  })

  it('bring their files from the bundle, static/ and assets/', async () => {
    const { content, post } = await importHugo({
      'content/posts/rome/index.md': toml(
        "[cover]\nimage = 'cover.jpg'\nalt = 'A bridge'\n",
        '![1](one.jpg) ![2](/img/two.jpg) ![3](https://old.example/blog/img/two.jpg) {{< figure src="deep/three.jpg" >}} ![4](../../../../secret.txt) ![5](/four.jpg)',
      ),
      'content/posts/rome/cover.jpg': 'c',
      'content/posts/rome/one.jpg': '1',
      'content/posts/rome/deep/three.jpg': '3',
      'static/img/two.jpg': '2',
      'assets/four.jpg': '4',
      'secret.txt': 'secret',
    })

    expect(readdirSync(join(content, 'posts/2014-01-14-rome'))).toEqual([
      'cover.jpg',
      'four.jpg',
      'index.md',
      'one.jpg',
      'three.jpg',
      'two.jpg',
    ])
    const { front, body } = post('posts/2014-01-14-rome/index.md')
    expect(front).toMatchObject({ image: 'cover.jpg', imageAlt: 'A bridge' })
    expect(body).toContain('![2](two.jpg) ![3](two.jpg)')
  })

  it('are built at their old URLs', async () => {
    using site = createSiteFolder()
    const folder = makeFolder({
      'hugo.toml': config,
      'content/posts/rome.md': toml(
        '',
        'All roads, and [me](../../about/), [more]({{< ref "two" >}})',
      ),
      'content/posts/two.md': toml('', 'The second'),
      'content/about.md': "+++\ntitle = 'About'\n+++\nWho I am",
    })

    await importInto(site.content, ['hugo', folder])
    await site.build()

    expect(site.page('blog/posts/rome/index.html')).toContain('All roads')
    expect(site.page('blog/posts/rome/index.html')).toContain('href="/blog/posts/two/"')
    expect(site.page('blog/about/index.html')).toContain('Who I am')
  })
})
