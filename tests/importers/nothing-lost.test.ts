import { expect, it } from 'vitest'
import { importHtml, importPosts, rome } from './ghost-site.ts'
import { importSite } from './old-site.ts'

async function importMarkdown(body: string, source = 'jekyll') {
  const name = source === 'hexo' ? 'source/_posts/a.md' : '_posts/2014-01-14-a.md'
  const settings = { '_config.yml': 'url: https://old.example\n' }
  const text = `---\ntitle: A title\ndate: 2014-01-14\n---\n${body}\n`
  const { post, report } = await importSite(source, { ...settings, [name]: text })
  const { body: written } = post('posts/2014-01-14-a.md')
  return { body: written.trimEnd(), notes: report.notes.map(({ message }) => message) }
}

it.each([
  [
    'the script of a nested language',
    '<div lang="zh"><p lang="zh-Hant">漢字</p><p lang="zh-CN">汉字</p></div>',
    '<div lang="zh-Hant">\n\n漢字\n\n</div>\n\n<div lang="zh">\n\n汉字\n\n</div>',
  ],
  [
    'the language of paragraphs, grouped',
    '<p lang="fr">Un</p><div lang="fr"><ul><li>Deux</li></ul></div><p>x</p>',
    '<div lang="fr">\n\nUn\n\n- Deux\n\n</div>\n\nx',
  ],
  [
    'the language of nested groups',
    '<div lang="fr"><div class="x"><section><p>Un</p></section><p lang="la">Duo</p></div></div>',
    '<div lang="fr">\n\nUn\n\n</div>\n\n<div lang="la">\n\nDuo\n\n</div>',
  ],
  [
    'the direction of bdo and bdi',
    '<p><bdo dir="ltr">שלום</bdo> and <bdi dir="ltr">x</bdi></p>',
    '<bdo dir="ltr">שלום</bdo> and <bdi dir="ltr">x</bdi>',
  ],
  [
    'the text direction',
    '<section lang="ar" dir="rtl"><h2>سلام</h2></section>',
    '<div lang="ar" dir="rtl">\n\n## سلام\n\n</div>',
  ],
  [
    'the language of inline text and of a link',
    '<p><em lang="la">ad hoc</em>, <span lang="de">Wort </span>and <a href="/x/" lang="fr">ici</a></p>',
    '<em lang="la">ad hoc</em>, <span lang="de">Wort</span> and [<span lang="fr">ici</span>](/x/)',
  ],
  [
    'no language that is that of the post anyway',
    '<p lang="en-US" dir="ltr">a <span lang="EN">b</span></p>',
    'a b',
  ],
  [
    'the source of a quotation',
    '<blockquote cite="https://a.example/"><p>q</p></blockquote>',
    '<blockquote cite="https://a.example/"><p>q</p></blockquote>',
  ],
  [
    'the language of one item',
    '<ul><li lang="fr">Un</li><li>two</li></ul>',
    '<ul><li lang="fr">Un</li><li>two</li></ul>',
  ],
  [
    'the numbering of a list',
    '<ol reversed start="5"><li>a</li><li value="2">b</li></ol>',
    '<ol reversed start="5"><li>a</li><li value="2">b</li></ol>',
  ],
  [
    'line breaks in table cells',
    '<table><tr><th>A</th></tr><tr><td>one<br>two</td></tr></table>',
    '| A |\n| - |\n| one<br>two |',
  ],
  [
    'paragraphs in table cells',
    '<table><tr><th>A</th></tr><tr><td><p>one</p><p>two</p></td></tr></table>',
    '<table><tbody><tr><th>A</th></tr><tr><td><p>one</p><p>two</p></td></tr></tbody></table>',
  ],
  [
    'a toggle of Ghost, without its heading',
    '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close">\n<div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text"><span>How?</span></h4><button class="kg-toggle-card-icon"><svg></svg></button></div>\n<div class="kg-toggle-content"><p>So.</p></div>\n</div>',
    '<details><summary>How?</summary><p>So.</p></details>',
  ],
  [
    'a heading whose id the page uses already',
    '<p><a href="#reply">below</a></p><h2 id="reply">Reply</h2>',
    '[below](#reply-2)\n\n## Reply',
  ],
  [
    'an anchor whose name the page uses already',
    '<p><a href="#reply">below</a></p><p><a name="reply"></a>Words</p>',
    '[below](#reply-)\n\n<p><a name="reply-"></a>Words</p>',
  ],
  [
    'an anchor in nested bold text',
    '<p><a href="#rome">to</a> <b><strong id="rome">Rome</strong></b></p>',
    '<p><a href="#rome">to</a> <b><strong id="rome">Rome</strong></b></p>',
  ],
])('the HTML of a post keeps its meaning: %s', async (_, html, markdown) => {
  expect((await importHtml(html)).body).toBe(markdown)
})

it('a details element in a post stays as it is, and is not reported', async () => {
  const html =
    '<details><summary>Q</summary><ul><li><a href="https://a.example/">l</a></li></ul></details>'

  expect(await importHtml(html)).toEqual({ body: html, notes: [] })
})

it('a link that showed only an icon is reported', async () => {
  const icon = '<a href="https://a.example/"><i class="icon"></i></a>'

  expect(await importHtml(`<p>Words ${icon}<a href="https://b.example/"></a></p>`)).toEqual({
    body: 'Words',
    notes: ['held a link without words to https://a.example/, which was left out'],
  })
})

it('an unreadable post of Ghost is reported', async () => {
  const { report } = await importPosts([rome, { title: 'Without an id' }])

  expect(report.skipped).toEqual({ unreadable: 1 })
  expect(report.notes).toEqual([
    { where: 'post 2', message: 'cannot be read as a post, and was left out' },
  ])
})

it.each([
  ['the page', '## Answers {#reply}\n\n[a](#reply)', '## Answers\n\n[a](#answers)'],
  ['a heading', '## A {#b}\n\n## B\n\n[a](#b)', '## A\n\n## B\n\n[a](#a)'],
  ['an earlier heading', '## A {#x}\n\n## B {#x}', '## <a id="x"></a>A\n\n## B'],
])(
  'a heading id that %s uses already is dropped, and links to it are corrected',
  async (_, text, markdown) => {
    const { body, notes } = await importMarkdown(text)

    expect(body).toBe(markdown)
    expect(notes).toEqual([expect.stringContaining('which another part of the page has here')])
  },
)

it('the report names headings and images that a check would reject', async () => {
  const { notes } = await importMarkdown(
    '# One\n\n![](https://old.example/a.jpg) ![](a.mp4)\n\nTwo\n===\n',
  )

  expect(notes).toEqual([
    'has a heading of the first level ("#"), which only the title has here; begin with "##"',
    'shows a picture without words for those who cannot see it; "npm run check" names it',
  ])
  expect((await importMarkdown('### One\n\nTwo\n---\n')).notes).toEqual([
    'skips a level of its headings; "npm run check" names it',
  ])
  const said = '## One\n\n![x](a.jpg) ![](a.mp4) `![](a.jpg)`\n\n```\n# one\n```'
  expect((await importMarkdown(said)).notes).toEqual([])
})

it.each([
  [
    'a tag',
    '{% codeblock The "oven" lang:js https://a.example/x The file mark:1,3 %}\nx\n{% endcodeblock %}',
    '```js {1,3} title="The oven"\nx\n```\n\n[The file](https://a.example/x)',
  ],
  [
    'a fence',
    '```js oven.js https://a.example/x\nx\n```',
    '```js title="oven.js"\nx\n```\n[https://a.example/x](https://a.example/x)',
  ],
  [
    'a tag with signs of code in its title',
    '{% codeblock The `x` of it lang:js %}\n~~~\n```\n{% endcodeblock %}',
    '~~~~js title="The `x` of it"\n~~~\n```\n~~~~',
  ],
  ['a fence without a title', '```js\nx\n```', '```js\nx\n```'],
  ['a fence that marks lines', '```js {1}\nx\n```', '```js {1}\nx\n```'],
])('a code block of Hexo keeps its title: %s', async (_, written, markdown) => {
  expect((await importMarkdown(written, 'hexo')).body).toBe(markdown)
})

it('a code block of Jekyll keeps its highlighted lines', async () => {
  const code = '{% highlight js mark_lines="1 3-4" %}\nx\n{% endhighlight %}'

  expect((await importMarkdown(code)).body).toBe('```js {1,3-4}\nx\n```')
})

it.each([
  '<pre class="language-php">$a</pre>',
  '<pre lang="php" line="1">$a</pre>',
  '<pre class="brush: php; title: x">$a</pre>',
  '<pre class="lang:php decode:true"><code>$a</code></pre>',
  '<pre class="EnlighterJSRAW" data-enlighter-language="php">$a</pre>',
  '<pre class="wp-block-code"><code lang="php" class="language-php">$a</code></pre>',
])('a code block keeps its language, wherever a plug-in wrote it: %s', async html => {
  expect(await importHtml(html)).toEqual({ body: '```php\n$a\n```', notes: [] })
})
