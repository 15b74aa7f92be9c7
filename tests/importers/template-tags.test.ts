import { describe, expect, it } from 'vitest'
import { importInto, makeContent } from './moving-in.ts'
import { eleventyText, hugoText, importEleventy, importHugo, importSite } from './old-site.ts'
import { readImported } from './read-imported.ts'
import { item, writeExport } from './wxr.ts'

const imports = {
  eleventy: (body: string) => importEleventy({ 'src/posts/a.md': eleventyText('', body) }),
  hexo: (body: string) =>
    importSite('hexo', { '_config.yml': '', 'source/_posts/a.md': eleventyText('', body) }),
  hugo: (body: string) => importHugo({ 'content/posts/a.md': hugoText("more = 'Said'\n", body) }),
  jekyll: (body: string) =>
    importSite('jekyll', { '_config.yml': '', '_posts/2014-01-14-a.md': eleventyText('', body) }),
  wordpress: async (body: string) => {
    const content = makeContent()
    const name = 'a'
    const date = '2014-01-14 17:31:03'
    const picture =
      '<wp:attachment_url>https://old.example/b.png</wp:attachment_url><wp:post_parent>1</wp:post_parent>'
    const file = writeExport([
      item({ id: 1, name, date, body }),
      item({ id: 2, name: 'b', date, type: 'attachment', status: 'inherit', more: picture }),
    ])
    await importInto(content, ['wordpress', file])
    return { post: (path: string) => readImported(content, path) }
  },
}

describe('a template tag or short code', () => {
  it.each([
    ['eleventy', '{% youtube "dQw4w9WgXcQ" %}', '![](https://www.youtube.com/watch?v=dQw4w9WgXcQ)'],
    ['eleventy', '{% vimeo 76979871 %}', '![](https://vimeo.com/76979871)'],
    ['eleventy', '{% gist "ada/1" %}', gistOf('ada/1')],
    ['hexo', '{% youtube dQw4w9WgXcQ %}', '![](https://www.youtube.com/watch?v=dQw4w9WgXcQ)'],
    ['hexo', '{% vimeo 76979871 %}', '![](https://vimeo.com/76979871)'],
    ['hexo', '{% gist 1 %}', gistOf('1')],
    ['hexo', '{% iframe https://a.example/ 300 200 %}', '[https://a.example/](https://a.example/)'],
    ['hexo', '[About]({% url_for /about/ %})', '[About](/about/)'],
    ['hexo', '{% img left /a.png 300 200 "Title" "Words" %}', '![Words](/a.png "Title")'],
    ['hexo', '{% cq %}Centred{% endcq %}', '> Centred'],
    ['hugo', '{{< vimeo 76979871 >}}', '![](https://vimeo.com/76979871)'],
    ['hugo', '{{< gist ada 1 >}}', gistOf('ada/1')],
    [
      'hugo',
      '{{< x user="ada" id="1" >}}',
      '[https://x.com/ada/status/1](https://x.com/ada/status/1)',
    ],
    ['hugo', '{{< code go >}}\na := 1\n{{< /code >}}', '```go\na := 1\n```'],
    ['hugo', '{{< param "more" >}}', 'Said'],
    ['hugo', 'Words{{< comment >}}hidden{{< /comment >}}', 'Words'],
    ['hugo', '{{< rawhtml >}}<b>b</b>{{< /rawhtml >}}', '<b>b</b>'],
    [
      'hugo',
      '{{< details summary="More" >}}\n{{< param "more" >}}\n{{< /details >}}',
      '<details><summary>More</summary>\n\nSaid\n\n</details>',
    ],
    ['jekyll', '{% youtube dQw4w9WgXcQ %}', '![](https://www.youtube.com/watch?v=dQw4w9WgXcQ)'],
    ['jekyll', '{% vimeo 76979871 %}', '![](https://vimeo.com/76979871)'],
    ['jekyll', '{% gist ada/1 %}', gistOf('ada/1')],
    ['jekyll', '{% include_relative a.md %}', '{% include_relative a.md %}'],
    ['wordpress', '[gallery]', '![](https://old.example/b.png)'],
    ['wordpress', '[audio mp3="https://old.example/a.mp3"]', '![](https://old.example/a.mp3)'],
    ['wordpress', '[video src="https://old.example/a.mp4"]', '![](https://old.example/a.mp4)'],
    [
      'wordpress',
      '[embed]https://youtu.be/dQw4w9WgXcQ[/embed]',
      '![](https://youtu.be/dQw4w9WgXcQ)',
    ],
    ['wordpress', '[youtube dQw4w9WgXcQ]', '![](https://www.youtube.com/watch?v=dQw4w9WgXcQ)'],
    ['wordpress', '[vimeo 76979871]', '![](https://vimeo.com/76979871)'],
    ['wordpress', '[code language="js"]a < b &amp;&amp; c[/code]', '```js\na < b && c\n```'],
  ] as const)('of %s is converted: %s', async (source, tag, said) => {
    const { post } = await imports[source](tag)

    expect(post('posts/2014-01-14-a.md').body.trim()).toBe(said)
  })
})

function gistOf(name: string): string {
  return `[https://gist.github.com/${name}](https://gist.github.com/${name})`
}
