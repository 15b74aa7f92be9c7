import { describe, expect, it } from 'vitest'
import { createSiteFolder, post, reportOf } from '../site-folder.ts'

const found = (body: string) => reportOf({ 'posts/2026-01-01-one.md': post('One', '', body) })

async function hintFor(body: string): Promise<string> {
  using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', '', body) })
  const [mistake] = await site.mistakes()
  return mistake?.hint ?? ''
}

describe('markup of another system', () => {
  it.each([
    ['{{< figure src="loaf.png" >}}', '{{< figure', 'a short code of Hugo'],
    ['{{<figure class="wide">}}', '{{<figure', 'a short code of Hugo'],
    ['{{% notice tip %}}', '{{% notice', 'a short code of Hugo'],
    ['{{< figure\n  src="loaf.png" >}}', '{{< figure', 'a short code of Hugo'],
    ['Rye {{< a >}}\n: Rest it.', '{{< a', 'a short code of Hugo'],
    ['{% include signature.html %}', '{% include', 'a tag of Jekyll or Eleventy'],
    ['{%- raw -%}', '{%- raw', 'a tag of Jekyll or Eleventy'],
    ['{{ site.title }}', '{{ site.title', 'a value of a template'],
    ['[gallery ids="1,2"]', '[gallery', 'a short code of WordPress'],
    ['[gallery]', '[gallery', 'a short code of WordPress'],
    ['[recent_posts]', '[recent_posts', 'a short code of WordPress'],
    ['[contact-form-7 id="12" title="Write"]', '[contact-form-7', 'a short code of WordPress'],
    ['[box]\nRest it.\n[/box]', '[box', 'a short code of WordPress'],
    ['[box colour=red]\n\n- Rest it.\n\n[/box]', '[box', 'a short code of WordPress'],
    ['[products per_page=4]', '[products', 'a short code of WordPress'],
    ['[product id=99] is best.', '[product', 'a short code of WordPress'],
    ['[youtube https://youtu.be/dQw4w9WgXcQ]', '[youtube', 'a short code of WordPress'],
    ['![[loaf.png]]', '![[loaf.png', 'a file shown by Obsidian'],
    ['[[On rye|rye]] is best.', '[[On rye', 'a link of Obsidian'],
    ['> [!info] Rye\n> Rest it.', '[!info]', 'a callout of another system'],
    ['> [!NOTE]-\n> Rest it.', '[!NOTE]-', 'a callout of another system'],
    ['## Rye {#rye}', '{#rye}', 'an attribute of another Markdown'],
    ['Rest it.\n{: .wide}', '{: .wide}', 'an attribute of another Markdown'],
    ['[TOC]', '[TOC]', 'a table of contents of another system'],
    ['[[_TOC_]]', '[[_TOC_]]', 'a table of contents of another system'],
    ['##Rye', '##Rye', 'a heading of another Markdown'],
    [
      '| Rye | 1 |\n| Oats | 2 |\n| Malt | 3 |',
      '| Rye | 1 |',
      'a table that does not say what its columns are',
    ],
    [
      '<<<<<<< HEAD\nRye\n=======\nOats\n>>>>>>> oats',
      '<<<<<<< HEAD',
      'one side of a conflict that Git left there',
    ],
    [':::tip\nRest it.\n:::', ':::tip', 'a block of another system'],
    ['<div>\n{{< notice >}}\n</div>', '{{< notice', 'a short code of Hugo'],
  ])('is a warning: %s', async (body, text, called) => {
    const before = body.slice(0, body.indexOf(text)).split('\n')
    const place = `${4 + before.length}:${1 + (before.at(-1)?.length ?? 0)}`

    expect(await found(body)).toEqual([
      `posts/2026-01-01-one.md:${place} warning foreign-markup "${text}" is shown as text: it is ${called}`,
    ])
  })

  it('is reported in a table cell, too', async () => {
    const body = '| Loaf | Shown |\n| --- | --- |\n| Rye | {{< figure >}} |'

    expect(await found(body)).toEqual([
      'posts/2026-01-01-one.md:7:9 warning foreign-markup "{{< figure" is shown as text: it is a short code of Hugo',
    ])
  })

  it('is reported once for each name, at its first place', async () => {
    const body = 'One {{< a >}}.\n\n- Two {{< b >}} and {{< a >}}.\n\n> Three {{< /b >}}'

    expect(await found(body)).toEqual([
      'posts/2026-01-01-one.md:5:5 warning foreign-markup "{{< a" is shown as text: it is a short code of Hugo',
      'posts/2026-01-01-one.md:7:7 warning foreign-markup "{{< b" is shown as text: it is a short code of Hugo',
    ])
  })

  it('is reported once in the target of a link, as a broken link', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', '[a]({{<ref>}}) {{< b >}}'),
    })

    const mistakes = (await site.mistakes()).map(({ code, hint }) => [code, hint.split(':')[0]])

    expect(mistakes).toEqual([
      ['broken-link', 'Write the path of the file that it leads to'],
      ['foreign-markup', 'Say it in Markdown'],
    ])
  })

  it('is reported in every build, and along with errors in the front matter', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', '{{< figure >}}'),
    })
    const codes = async () => (await site.mistakes()).map(({ code }) => code)

    expect(await codes()).toEqual(['foreign-markup'])
    expect(await codes()).toEqual(['foreign-markup'])
    site.write('posts/2026-01-01-one.md', post('One', 'tag: [a]', '{{< figure >}}'))
    expect(await codes()).toEqual(['unknown-key', 'foreign-markup'])
  })

  it.each([
    ['{{< figure src="a.png" >}}', 'Write ![what it shows](picture.jpg "Caption") '],
    ['[caption id="a"]', 'Write ![what it shows](picture.jpg "Caption") '],
    ['{{< youtube dQw4w9WgXcQ >}}', 'Write ![what it shows](https://…)'],
    ['{{< relref "one.md" >}}', 'Write the path of the file '],
    ['{% highlight js %}', 'Put code between two lines of ```.'],
    [':::warning', 'Write a quotation that begins with "> [!NOTE]".'],
    ['{{< map >}}', 'Say it in Markdown: '],
  ])('is reported with what to write instead: %s', async (body, hint) => {
    expect(await hintFor(body)).toContain(hint)
  })
})

describe('text that only looks like markup of another system', () => {
  it.each([
    ['inline code', 'Hugo has `{{< figure >}}`, Jekyll `` ` {% include %} ``.'],
    ['inline code over two lines', 'Write `{{< figure\nsrc=a >}}` there.'],
    ['HTML code and an HTML comment', 'Write <code>{{< figure >}}</code> <!-- {% raw %} -->'],
    ['a code block', '```go\n{{< figure >}} {% raw %} [gallery ids="1"]\n:::tip\n```'],
    ['an indented block', 'So:\n\n    {{< figure >}}'],
    ['a block of HTML', '<pre>\n{{< figure >}}\n</pre>'],
    ['a backslash before it', '\\{{< figure >}} \\{% raw %} \\[gallery ids="1"] \\![[a.png]]'],
    ['a formula', '$x_{{site.x}}$ and\n\n$$\n\\frac{% half\na}{b}\n$$'],
    ['a comment in a formula', '$$\n\\frac{% half\na}{50\\%}\n$$'],
    [
      'a link, its definition and a note',
      '[gallery](https://a.example), [video], [code]: yes.[^1]\n\n[^1]: A.',
    ],
    [
      'a link alone in a line',
      '[my-bread]\n\n[old_bread]\n\n[my-bread]: https://a.example\n[old_bread]: /',
    ],
    ['a pair of tags as a joke', '[rant] Never. [/rant]'],
    ['a pair of tags as a joke over two lines', '[rant] Never,\nnever. [/rant]'],
    ['a note alone in a line', '[sic]\n\nAnd [sic]\n\n[/rant]'],
    ['a statistic in brackets', 'All of them [readers n=20], some [p=0.05] or [people age=7].'],
    ['a shortcode in a code block', '```\n[box]\na\n[/box]\n```'],
    ['braces with a single name', 'Hello, {{ name }}, and {a}.'],
    ['double brackets', 'The [[Prototype]], [[ -f a ]], [[1, 2], [3, 4]] and [[a b]](/one/).'],
    ['a callout', '> [!NOTE]\n> Rest it.\n\n> [!tip]\n> Wait.'],
    ['a tuple', '{:ok, rye} and {a: 1}'],
    ['a number format', 'In Python {:.2f}, in Rust {:.3} or {:#x}.'],
    ['a heading', '## Rye\n\n#rye and \\##rye'],
    ['very many number signs', '#'.repeat(500_000)],
    ['a table', '| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |'],
    ['a merge conflict in a code block', '```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n```'],
    ['a task', '- [x] Weigh\n- [ ] Wait'],
  ])('is not reported: %s', async (_, body) => {
    expect(await found(body)).toEqual([])
  })
})
