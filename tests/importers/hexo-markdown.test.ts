import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { config, importFolder, text } from './hexo-folder.ts'

describe('the Markdown of Hexo', () => {
  it('has its known tags converted; unknown ones stay, and are reported', async () => {
    const { content, post, report } = await importFolder({
      'source/_posts/rome.md': text(
        '',
        `{% post_link two %} {% post_path two %} {% asset_img a.jpg "A bridge" %} ![b](/blog/img/b.jpg)

{% codeblock oven lang:js %}
    list[0](1)
{% endcodeblock %}

\`\`\`
{% shown %} {{ as it is }}
\`\`\`

{% blockquote Ada %}
Said
{% endblockquote %}

{% chart %}`,
      ),
      'source/_posts/two.md': text(''),
      'source/_posts/rome/a.jpg': 'a',
      'source/img/b.jpg': 'b',
    })

    expect(readdirSync(join(content, 'posts/2014-01-14-rome'))).toEqual([
      'a.jpg',
      'b.jpg',
      'index.md',
    ])
    expect(
      post('posts/2014-01-14-rome/index.md').body,
    ).toBe(`[A title](/blog/2014/01/14/two/) /blog/2014/01/14/two/ ![A bridge](a.jpg) ![b](b.jpg)


\`\`\`js title="oven"
    list[0](1)
\`\`\`


\`\`\`
{% shown %} {{ as it is }}
\`\`\`


> Said
>
> — Ada


{% chart %}
`)
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('{% chart %}'),
    ])
  })

  it('shows the files named in tags, even with characters that are special in URLs', async () => {
    const { post } = await importFolder({
      'source/_posts/rome.md': text(
        '',
        '{% asset_img 50%25.jpg Half %} {% asset_link c#.jpg Sharp %} ![Path]({% asset_path c#.jpg %})',
      ),
      'source/_posts/rome/50%25.jpg': 'a',
      'source/_posts/rome/c#.jpg': 'b',
    })

    expect(post('posts/2014-01-14-rome/index.md').body).toBe(
      '![Half](50-25.jpg) [Sharp](c-sharp.jpg) ![Path](c-sharp.jpg)\n',
    )
  })

  it('keeps its line breaks, and loses template comments', async () => {
    const body =
      'One\ntwo  \nthree `a\nb`\n\nFour{# secret #}\nfive\n{% chart %}\nsix\n\n> a\n> b\n\n- a\n  b\n\n```\na\nb\n```'
    const files = {
      'source/_posts/rome.md': text('', body),
      'source/_posts/two.md': text('disableNunjucks: true\n', 'A {% raw %}{# shown #}\nb'),
    }

    const { post } = await importFolder(files)
    const plain = await importFolder({
      '_config.yml': `${config}marked: { breaks: false }\n`,
      ...files,
    })

    expect(post('posts/2014-01-14-rome.md').body).toBe(
      'One\ntwo  \nthree `a\nb`\n\nFour\\\nfive\n{% chart %}\nsix\n\n> a\\\n> b\n\n- a\\\n  b\n\n```\na\nb\n```\n',
    )
    expect(post('posts/2014-01-14-two.md').body).toBe('A {% raw %}{# shown #}\\\nb\n')
    expect(plain.post('posts/2014-01-14-rome.md').body).toBe(
      `${body.replace('{# secret #}', '')}\n`,
    )
  })

  it('keeps formulas, and tables after a list', async () => {
    const body =
      'One\n\n$$\na\n= b\n$$\n\nTwo\nthree\n\n1. a\n   b\n| c | d |\n|---|---|\n| e | f |'

    const { post } = await importFolder({ 'source/_posts/rome.md': text('', body) })

    expect(post('posts/2014-01-14-rome.md').body).toBe(
      'One\n\n$$\na\n= b\n$$\n\nTwo\\\nthree\n\n1. a\\\n   b\n\n| c | d |\n|---|---|\n| e | f |\n',
    )
  })
})
