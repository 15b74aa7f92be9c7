import { expect, it } from 'vitest'
import { createMarkdown } from '../../generator/markdown/create-markdown.ts'
import { importHtml } from './ghost-site.ts'

it.each([
  [
    'an SVG drawing, without scripts and links',
    '<svg viewBox="0 0 9 9" onload="x()"><title>T</title><a href="//b.example"></a><path d="M0 0h9" fill="url(//b.example)" stroke="red"/></svg>',
    '<svg viewBox="0 0 9 9"><title>T</title><path d="M0 0h9" stroke="red"></path></svg>',
  ],
  [
    'the internal references of an SVG drawing',
    '<svg><rect fill="url(\'#g\')" stroke="url( #g )" mask="url(//b.example#g)" filter="url( \'//b.example\')"/></svg>',
    '<svg><rect fill="url(&#x27;#g&#x27;)" stroke="url( #g )"></rect></svg>',
  ],
  [
    'the title and description of an SVG drawing, without other HTML',
    '<svg><title>T<meta http-equiv="refresh" content="0;url=//b.example"><object data="//b.example"></object></title><desc>D<video poster="//b.example"></video></desc></svg>',
    '<svg><title>T</title><desc>D</desc></svg>',
  ],
  [
    'a checkbox, disabled and without its event handler',
    '<details><summary>One</summary><input type="checkbox" checked onclick="x()" style="top:0"> Two</details>',
    '<details><summary>One</summary><input type="checkbox" checked disabled> Two</details>',
  ],
  [
    'a formula',
    '<p><math display="block"><mi mathvariant="bold">x</mi></math></p>',
    '<math display="block"><mi mathvariant="bold">x</mi></math>',
  ],
  [
    'ruby annotations',
    '<p><ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby></p>',
    '<ruby>漢字<rp>(</rp><rt>kanji</rt><rp>)</rp></ruby>',
  ],
  [
    'a link around paragraphs',
    '<a href="https://b.example/"><h2>One</h2><div>Two <p>Three</p></div></a>',
    '## [One](https://b.example/)\n\n[Two](https://b.example/)\n\n[Three](https://b.example/)',
  ],
  [
    'texts that only their elements separate',
    '<section>One</section><section>Two</section><center>Three</center>Four<dialog>Five</dialog>',
    'One\n\nTwo\n\nThree\n\nFour\n\nFive',
  ],
  [
    'the state of tasks',
    '<ul><li><input type="checkbox" checked> One</li><li><input type="checkbox"> Two</li></ul>',
    '- [x] One\n- [ ] Two',
  ],
  [
    'images and iframes with lazy loading',
    '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/content/images/a.jpg" alt="A"><noscript><img src="/content/images/a.jpg"></noscript></p><iframe data-src="https://www.youtube.com/embed/abcdefghijk"></iframe>',
    '![A](/content/images/a.jpg)\n\n![](https://www.youtube.com/embed/abcdefghijk)',
  ],
  [
    'videos in Flash players',
    '<object width="9"><param name="movie" value="http://www.youtube.com/v/abcdefghijk&amp;hl=en"><embed src="http://www.youtube.com/v/abcdefghijk&amp;hl=en"></object><object data="//vimeo.com/moogaloop.swf?clip_id=1234567"></object>',
    '![](http://www.youtube.com/v/abcdefghijk\\&hl=en)\n\n![](https://vimeo.com/1234567)',
  ],
  [
    'a video with its subtitles and controls',
    '<video src="/a.mp4" poster="ftp://b.example/a.jpg"><track src="/a.vtt" kind="captions" srclang="de" label="Deutsch">Words</video>',
    '<div><video src="/a.mp4" controls><track src="/a.vtt" kind="captions" srclang="de" label="Deutsch">Words</video></div>',
  ],
  [
    'an audio player with its controls',
    '<audio src="/a.mp3">Words</audio>',
    '<div><audio src="/a.mp3" controls>Words</audio></div>',
  ],
  ['code, without its language and direction', '<p><code lang="fr" dir="ltr">x</code></p>', '`x`'],
  [
    'an image map',
    '<img src="/a.jpg" usemap="#m" alt="A"><map name="m"><area shape="rect" coords="0,0,9,9" href="/b/" alt="B"></map>',
    '<img src="/a.jpg" usemap="#m" alt="A"><map name="m"><area shape="rect" coords="0, 0, 9, 9" href="/b/" alt="B"></map>',
  ],
  [
    'headings with several paragraphs and other blocks',
    '<h2 id="x">One<p>two</p><div>three <b>four</b></div><ul><li>five</li></ul><pre>six\nseven</pre></h2>',
    '## One\n\n## two\n\n## three **four**\n\n- five\n\n```\nsix\nseven\n```',
  ],
  ['no links without words', '<p>One<a href="/b/"></a><sup></sup>two</p>', 'Onetwo'],
  ['no empty headings', '<h2> </h2><p>One</p><h3><b></b></h3>', 'One'],
])('the HTML of a post keeps %s', async (_, html, body) => {
  expect((await importHtml(html)).body).toBe(body)
})

it('embedded images, links, plug-ins and forms lost from the HTML of a post are reported', async () => {
  const { body, notes } = await importHtml(
    `<p><img alt="A" src="data:image/png;base64,${'A'.repeat(400)}"> <a href="ftp://b.example/">old</a></p>` +
      '<applet code="A">Once</applet>' +
      '<object data="https://b.example/a.swf"><p>Instead</p></object><form><label>Name</label><input></form>',
  )

  expect(body).toBe('old\n\nOnce\n\n<https://b.example/a.swf>\n\nInstead\n\nName')
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
])('the HTML of a post keeps the caption %s as shown', async caption => {
  const { body } = await importHtml(
    `<figure><img src="https://b.example/a.jpg" alt="A"><figcaption>${caption}</figcaption></figure>`,
  )

  const page = createMarkdown().render(body, {})
  expect(page).toMatch(/^<figure><img /)
  expect(page).toContain(`<figcaption>${caption}</figcaption>`)
})
