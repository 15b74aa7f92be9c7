import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { importItems } from './import-items.ts'
import { item, meta } from './wxr.ts'

describe('the texts of WordPress posts', () => {
  it('are converted to Markdown, from the classic and the block editor', async () => {
    const typed =
      'One & two\rnext<br />\nline<br><br>Then <b\nclass="x">bold</b>\n\n<pre>a\n\n<style></style>b</pre>\n\n[caption id="x" width="300"]<img src="https://old.example/a.jpg" alt="A"> A bridge[/caption]\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\n<!--more-->\n\n[contact-form id="1"] costs $5 and $6 {{ x }}'
    const blocks =
      '<!-- wp:paragraph -->\n<p>See <a href="https://old.example/2014/rome/">Rome</a> and H<sub>2</sub>O</p>\n<!-- /wp:paragraph -->\n<!-- wp:latest-posts /-->\n<!-- wp:quote --><blockquote class="wp-block-quote"><p>Said</p></blockquote><!-- /wp:quote -->'

    const { post, report } = await importItems([
      item({ id: 1, body: typed }),
      item({ id: 2, body: blocks }),
    ])

    expect(post('posts/2014-01-14-post-1.md').body).toBe(`One & two\\
next\\
line

Then **bold**

\`\`\`
a

b
\`\`\`

![A](https://old.example/a.jpg "A bridge")

![](https://www.youtube.com/watch?v=abcdefghijk)

[contact-form id="1"] costs \\$5 and \\$6 {{ x }}
`)
    expect(post('posts/2014-01-14-post-2.md').body).toBe(`See [Rome](/2014/rome/) and H<sub>2</sub>O

> Said
`)
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('pictures or files of old.example'),
      expect.stringContaining('[contact-form]'),
      expect.stringContaining('latest-posts'),
    ])
  })

  it('keep footnotes, reusable blocks and linked images', async () => {
    const note = '<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup>'
    const body = [
      `<!-- wp:paragraph -->\n<p>Words${note}</p>\n<!-- /wp:paragraph -->`,
      '<!-- wp:block {"ref":7} /-->',
      '<!-- wp:footnotes /-->',
      '<!-- wp:image -->\n<figure class="wp-block-image"><a href="https://old.example/big.jpg"><img src="https://old.example/small.jpg" alt="A bridge"/></a><figcaption>Below it</figcaption></figure>\n<!-- /wp:image -->',
    ].join('\n\n')
    const footnotes = '[{"content":"See <em>Livy</em>","id":"a1"}]'
    const shared = '<!-- wp:paragraph -->\n<p>Read my book.</p>\n<!-- /wp:paragraph -->'

    const { post } = await importItems([
      item({ id: 1, body, more: meta('footnotes', footnotes) }),
      item({ id: 7, type: 'wp_block', body: shared }),
    ])

    const parts = post('posts/2014-01-14-post-1.md').body.trim().split('\n\n')
    expect(parts).toEqual([
      'Words<sup>[1](#a1)</sup>',
      'Read my book.',
      '<ol><li id="a1">See <em>Livy</em></li></ol>',
      expect.stringMatching(
        /^<figure><a href="https:\/\/old.example\/big.jpg"><img .*Below it<\/fig/,
      ),
    ])
  })

  it('have the links of social icons as a list', async () => {
    const icons = [
      '{"url":"https://fosstodon.example/@olive?a=1\\u0026b=2","service":"mastodon"}',
      '{"url":"olive@old.example","service":"mail","label":"Write <to> me"}',
      '{"url":"olive.example","service":"chain"}',
      '{"service":"github"}',
    ].map(attributes => `<!-- wp:social-link ${attributes} /-->`)
    const body = `<!-- wp:social-links -->\n<ul class="wp-block-social-links">${icons.join('\n\n')}</ul>\n<!-- /wp:social-links -->`

    const { post, report } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').body).toBe(
      '- [Mastodon](https://fosstodon.example/@olive?a=1\\&b=2)\n- [Write \\<to> me](mailto:olive@old.example)\n- [Chain](https://olive.example/)\n',
    )
    expect(report.notes).toEqual([])
  })

  it('keep unknown short codes, of which a build warns', async () => {
    const body =
      '[su_quote cite="A"]in summer[/su_quote] (s. [su_box note="1"](b))\n\n<code>\\[su_quote x="1"]</code>\n\n[[map lat="1"]]'

    const { content, post } = await importItems([item({ id: 1, name: 'codes', body })])

    const text = post('posts/2014-01-14-codes.md').body
    expect(text).toBe(
      '[su_quote cite="A"]in summer[/su_quote] (s. [su_box note="1"]\\(b))\n\n`\\[su_quote x="1"]`\n\n\\[map lat="1"]\n',
    )
    using site = createSiteFolder({
      'posts/2014-01-14-codes.md': readFileSync(join(content, 'posts/2014-01-14-codes.md'), 'utf8'),
    })
    const told = (await site.mistakes()).map(({ code, message }) => `${code} ${message}`)
    expect(told).toEqual([
      'foreign-markup "[su_quote" is shown as text: it is a short code of WordPress',
      'foreign-markup "[su_box" is shown as text: it is a short code of WordPress',
    ])
  })

  it('get the text above the "more" tag, without short codes, as description', async () => {
    const body =
      'Rome [sic] [su_quote cite="A"]in summer[/su_quote], [box]and in winter[/box].[contact-form id="1"]\n<!--more-->\nMore.'

    const { post } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').front.description).toBe(
      'Rome [sic] in summer, and in winter.',
    )
  })

  it('have an iframe converted to a link, which is reported once', async () => {
    const body = '<iframe src="https://maps.example/rome"></iframe>'

    const { post, report } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').body).toBe('<https://maps.example/rome>\n')
    expect(report.notes.map(({ message }) => message)).toEqual([
      'showed a page of another site, which is a link now: https://maps.example/rome',
    ])
  })
})
