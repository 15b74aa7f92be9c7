import { expect, it } from 'vitest'
import { createMarkdown } from '../../generator/markdown/create-markdown.ts'
import { importHtml } from './ghost-site.ts'

it.each([
  [
    'a drawing, without what runs in it',
    '<svg viewBox="0 0 9 9" onload="x()"><title>T</title><a href="//b.example"></a><path d="M0 0h9" fill="url(//b.example)" stroke="red"/></svg>',
    '<svg viewBox="0 0 9 9"><title>T</title><path d="M0 0h9" stroke="red"></path></svg>',
  ],
  [
    'what a drawing refers to in itself',
    '<svg><rect fill="url(\'#g\')" stroke="url( #g )" mask="url(//b.example#g)" filter="url( \'//b.example\')"/></svg>',
    '<svg><rect fill="url(&#x27;#g&#x27;)" stroke="url( #g )"></rect></svg>',
  ],
  [
    'the words of a drawing, without other HTML in them',
    '<svg><title>T<meta http-equiv="refresh" content="0;url=//b.example"><object data="//b.example"></object></title><desc>D<video poster="//b.example"></video></desc></svg>',
    '<svg><title>T</title><desc>D</desc></svg>',
  ],
  [
    'a tick, without what runs when it is pressed',
    '<details><summary>One</summary><input type="checkbox" checked onclick="x()" style="top:0"> Two</details>',
    '<details><summary>One</summary><input type="checkbox" checked disabled> Two</details>',
  ],
  [
    'a formula',
    '<p><math display="block"><mi mathvariant="bold">x</mi></math></p>',
    '<math display="block"><mi mathvariant="bold">x</mi></math>',
  ],
  [
    'how words of Japanese are read',
    '<p><ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby></p>',
    '<ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby>',
  ],
  [
    'a link around paragraphs',
    '<a href="https://b.example/"><h2>One</h2><div>Two <p>Three</p></div></a>',
    '## [One](https://b.example/)\n\n[Two](https://b.example/)\n\n[Three](https://b.example/)',
  ],
  [
    'words that only their sections keep apart',
    '<section>One</section><section>Two</section><center>Three</center>Four<dialog>Five</dialog>',
    'One\n\nTwo\n\nThree\n\nFour\n\nFive',
  ],
  [
    'which tasks are done',
    '<ul><li><input type="checkbox" checked> One</li><li><input type="checkbox"> Two</li></ul>',
    '- [x] One\n- [ ] Two',
  ],
  [
    'pictures and frames that a script loads late',
    '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/content/images/a.jpg" alt="A"><noscript><img src="/content/images/a.jpg"></noscript></p><iframe data-src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    '![A](/content/images/a.jpg)\n\n![](https://www.youtube.com/embed/abcdefghijk)',
  ],
  [
    'films in the players of 2008',
    '<object width="9"><param name="movie" value="http://www.youtube.com/v/abcdefghijk&amp;hl=en"><embed src="http://www.youtube.com/v/abcdefghijk&amp;hl=en"></object><object data="//vimeo.com/moogaloop.swf?clip_id=1234567"></object>',
    '![](http://www.youtube.com/v/abcdefghijk\\&hl=en)\n\n![](https://vimeo.com/1234567)',
  ],
  [
    'a film with its subtitles, which a browser can start',
    '<video src="/a.mp4"><track src="/a.vtt" kind="captions" srclang="de" label="Deutsch">Words</video>',
    '<div><video src="/a.mp4" controls><track src="/a.vtt" kind="captions" srclang="de" label="Deutsch">Words</video></div>',
  ],
  [
    'a picture with links over its parts',
    '<img src="/a.jpg" usemap="#m" alt="A"><map name="m"><area shape="rect" coords="0,0,9,9" href="/b/" alt="B"></map>',
    '<img src="/a.jpg" usemap="#m" alt="A"><map name="m"><area shape="rect" coords="0, 0, 9, 9" href="/b/" alt="B"></map>',
  ],
  [
    'headings of several paragraphs, and what else was in them',
    '<h2 id="x">One<p>two</p><div>three <b>four</b></div><ul><li>five</li></ul><pre>six\nseven</pre></h2>',
    '## One\n\n## two\n\n## three **four**\n\n- five\n\n```\nsix\nseven\n```',
  ],
  ['no heading without words', '<h2> </h2><p>One</p><h3><b></b></h3>', 'One'],
])('HTML of posts keeps %s', async (_, html, body) => {
  expect((await importHtml(html)).body).toBe(body)
})

it('HTML of posts loses nothing in silence: pictures within the text, links, plug-ins, forms', async () => {
  const { body, notes } = await importHtml(
    `<p><img alt="A" src="data:image/png;base64,${'A'.repeat(400)}"> <a href="ftp://b.example/">old</a></p>` +
      '<object data="https://b.example/a.swf"><p>Instead</p></object><form><label>Name</label><input></form>',
  )

  expect(body).toBe('old\n\n<https://b.example/a.swf>\n\nInstead\n\nName')
  expect(notes).toEqual([
    expect.stringContaining('held a picture or file in the text itself'),
    expect.stringContaining('linked to ftp://b.example/, where'),
    expect.stringContaining('what is a link now: https://b.example/a.swf'),
    expect.stringContaining('held a form'),
  ])
})

it.each([
  'The &lt;head&gt; and the &lt;script&gt; of it',
  'a *b* and `c`',
  'What &amp;copy; means',
  'x^2 and $$a$$',
  'C:\\*.txt',
  'AT&amp;T [Photo: X](y)',
])('HTML of posts keeps the caption %s as its reader saw it', async caption => {
  const { body } = await importHtml(
    `<figure><img src="https://b.example/a.jpg" alt="A"><figcaption>${caption}</figcaption></figure>`,
  )

  const page = createMarkdown().render(body, {})
  expect(page).toMatch(/^<figure><img /)
  expect(page).toContain(`<figcaption>${caption}</figcaption>`)
})
