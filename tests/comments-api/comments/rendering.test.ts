import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../comments-api/comments/render/renderer.ts'
import { anyCharacter } from '../../any-character.ts'
import fc from '../../fast-check.ts'
import { processorTime } from '../../processor-time.ts'

const allowed = /<(?!\/?(?:p|br|em|strong|del|code|pre|blockquote|ul|ol|li|a)(?=[\s>]))/
const tags = /<[a-z][^>]*>/g
const plainTag = /^<[a-z]+>$/
const linkTag =
  /^<a href="(?:https?:\/\/[^"<>\s/?#@]+\/[^"<>\s]*|mailto:[^"<>\s?#%]*)" rel="nofollow ugc noopener">$/
const linkInLink = /<a (?:(?!<\/a>).)*<a /s
const codeTag = /^<code class="language-[a-z0-9+#-]{1,20}">$/

function expectSafe(html: string): void {
  expect(html).not.toMatch(allowed)
  expect(html).not.toMatch(linkInLink)
  for (const tag of html.match(tags) ?? []) {
    expect(
      [plainTag, linkTag, codeTag].some(form => form.test(tag)),
      tag,
    ).toBe(true)
  }
}

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<p id="body" name="cookie" class="admin" style="position:fixed">x</p>',
  '![x](https://evil.example/pixel.gif)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](//evil.example/)',
  '[x](\\\\evil.example\\)',
  '[x](https:evil.example)',
  '[x](https:\\\\evil.example)',
  '[x](https:///evil.example)',
  '[x](https://bank.example@evil.example/)',
  '[x](https://user:pass@evil.example/)',
  '[x](https://:pass@evil.example/)',
  '[x](mailto:a@b.example?bcc=c@d.example)',
  '[x](mailto:a@b.example%0d%0abcc:c@d.example)',
  '[x](mailto:a?bcc=c@d.example)',
  '<mailto:a?subject=x&bcc=c@d.example>',
  '[x](mailto:a%0d%0abcc=c@d.example)',
  '[x](MAILTO:a%3Fbcc=c@d.example)',
  '[x](mailto:a#c@d.example)',
  '[x](feed:https://evil.example)',
  '[x](view-source:https://evil.example)',
  '[x](blob:https://evil.example/1)',
  '[x](intent://x#Intent;end)',
  '[x](filesystem:https://evil.example/1)',
  '<javascript:alert(1)>',
  '<feed:x>',
  '[x](https://a.example "onmouseover=alert(1)")',
  '[x](https://a.example/"onmouseover="alert(1))',
  '[a <https://inner.example>](https://outer.example)',
  '[a [b](https://inner.example)](https://outer.example)',
  '```"><script>alert(1)</script>\nx\n```',
  '```js" onload="alert(1)\nx\n```',
  '```language-js"id=x\nx\n```',
  `\`\`\`${'a'.repeat(40)}\nx\n\`\`\``,
  '`<script>`',
  '    <script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '[id]: javascript:alert(1)\n[id]',
  '| a |\n|---|\n| <b>x</b> |',
  'https://evil.example/"onclick="alert(1)',
  'https://a.example/<script>',
  'https://user@evil.example/',
  '# heading <img src=x>',
  'x\u202e</p><script>',
  '\u0000<script>',
]

describe('the HTML of a comment', () => {
  it.each(attacks)('is safe: %j', attack => {
    expectSafe(renderBody(attack))
    expectSafe(renderBody(`> - ${attack}\n\n**${attack}**`))
  })

  it('is safe for random text mixed with attacks', () => {
    const pieces = fc.constantFrom(
      ...attacks,
      '[',
      '](',
      ')',
      '<',
      '>',
      '`',
      '*',
      '\n',
      '"',
      "'",
      '&',
    )
    const texts = fc.array(fc.oneof(pieces, fc.string({ unit: anyCharacter })), { maxLength: 8 })

    fc.assert(
      fc.property(texts, parts => expectSafe(renderBody(parts.join('')))),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a **b** *c* ~~d~~ `e`', '<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>'],
    ['one\ntwo', '<p>one<br>\ntwo</p>'],
    ['# Title', '<p><strong>Title</strong></p>'],
    ['> quoted', '<blockquote><p>quoted</p>\n</blockquote>'],
    ['```C++\na<b\n```', '<pre><code class="language-c++">a&lt;b\n</code></pre>'],
    [
      'see (https://a.example/b_(c)).',
      '<p>see (<a href="https://a.example/b_(c)" rel="nofollow ugc noopener">https://a.example/b_(c)</a>).</p>',
    ],
    [
      '[me](mailto:me@a.example)',
      '<p><a href="mailto:me@a.example" rel="nofollow ugc noopener">me</a></p>',
    ],
    ['[x](/about)', '<p>[x](/about)</p>'],
    ['a&#12;b&#13;c&#0;', '<p>abc\ufffd</p>'],
    ['e&#x301;', '<p>\u00e9</p>'],
    [`x${'&#x35f;'.repeat(60)}`, `<p>x${'\u035f'.repeat(30)}</p>`],
    [
      '<http://a.example/%00%1b%C2%9F%EF%BF%BE>',
      '<p><a href="http://a.example/%00%1b%C2%9F%EF%BF%BE" rel="nofollow ugc noopener">http://a.example/</a></p>',
    ],
    ['1 < 2 & "3"', '<p>1 &lt; 2 &amp; &quot;3&quot;</p>'],
  ])('is as expected for %j', (source, html) => {
    expect(renderBody(source)).toBe(html)
  })

  // Plain text bypasses the parser; a paragraph with emphasis beside it prevents that.
  it('is the same for plain text whether or not another paragraph has markup', () => {
    const letters = ['word', ' Word', 'é', '😀', '\u3000', '\u00a0', '\u2028', ' ', '\n', '\n\n']
    const signs = [...`.,;:!?"'()={}|$^%@/#+-<>&1\\`, '\n# ', '\n- ', '\n+ ', '\n1. ', '\n2) ']
    const marks = [
      'https://a.example',
      '<https://a.example>',
      '&amp;',
      '\\<',
      '*a*',
      '~~a~~',
      '`a`',
    ]
    const parts = fc.array(fc.constantFrom(...letters, ...letters, ...signs, ...marks), {
      maxLength: 12,
    })

    fc.assert(
      fc.property(parts, written => {
        const words = `begins ${written.join('')}`
        expect(renderBody(`${words}\n\n*x*`)).toBe(`${renderBody(words)}\n<p><em>x</em></p>`)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['quotations', `${'> '.repeat(60)}deep`],
    ['lists', `${'- '.repeat(60)}deep`],
    ['emphases', inEmphases('deep')],
    ['links', inEmphases('[deep](https://a.example)')],
    ['all of them', `${'> - '.repeat(30)}${inEmphases('deep')}`],
  ])('nests %s at most 20 levels deep and keeps the text', (_kind, source) => {
    const html = renderBody(source)

    expect(deepest(html)).toBeLessThanOrEqual(20)
    expect(html).toContain('deep')
  })
})

function inEmphases(words: string): string {
  return `${'*a **b '.repeat(60)}${words}${' b** a*'.repeat(60)}`
}

function deepest(html: string): number {
  let depth = 0
  let most = 0
  for (const [tag] of html.replaceAll('<br>', '').matchAll(/<\/?[a-z]+/g)) {
    depth += tag.startsWith('</') ? -1 : 1
    most = Math.max(most, depth)
  }
  return most
}

const fill = (piece: string) => (size: number) =>
  piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const around = (before: string, after: string) => (size: number) => {
  const times = Math.floor(size / (before.length + after.length))
  return `${before.repeat(times)}a${after.repeat(times)}`
}

const pathological = {
  'opened brackets': fill('['),
  'nested brackets': around('[', ']'),
  'opened links': fill('[a]('),
  'links with angle brackets': fill('[a](<b'),
  'nested images': fill('!['),
  emphases: fill('*a **b '),
  'closed emphases': around('*a **b ', ' b** a*'),
  underscores: fill('a_b_'),
  'code spans that never end': (size: number) =>
    fill(Array.from({ length: 130 }, (_, length) => `${'`'.repeat(length + 1)} `).join(''))(size),
  quotations: fill('> '),
  'quoted lines': fill('>>>>>>>>>>>>>>>>a\n'),
  lists: fill('- '),
  'list lines': fill('- a\n'),
  references: fill('[a]: b\n'),
  'a long address': (size: number) => `https://${'a'.repeat(size)}`,
  'an address that ends in dots': (size: number) => `https://a${'.'.repeat(size)}`,
  'an address that ends in brackets': (size: number) => `https://a${')'.repeat(size)}`,
  autolinks: fill('<https://a'),
  entities: fill('&#x;'),
  tildes: fill('~~a '),
  fences: fill('```\n'),
  everything: fill('*[_`~~>'),
}

describe('a pathological text of 10,000 characters', () => {
  it.each(Object.entries(pathological))(
    'is rendered within 250 ms and in about linear time: %s',
    (_name, make) => {
      const [once, twice] = leastTimes([make(5_000), make(10_000)])

      expect(twice).toBeLessThan(250)
      expect(twice).toBeLessThan(limitFor(once))
    },
  )
})

/** Below a few milliseconds the ratio says more about the machine than about us. */
function limitFor(once: number): number {
  return Math.max(once * 3, 15)
}

/**
 * At least five tries of each, in turn. What V8 has not compiled yet, or compiles again, takes eight times as long, and
 * on a busy machine its threads are late. So there are more tries until the ratio is right, but not for ever.
 */
function leastTimes([short, long]: readonly [string, string]): readonly [number, number] {
  const timeOf = (text: string) => processorTime(() => renderBody(text))
  let [once, twice] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let tries = 1; tries <= 5 || (twice >= limitFor(once) && tries <= 100); tries += 1) {
    once = Math.min(once, timeOf(short))
    twice = Math.min(twice, timeOf(long))
  }
  return [once, twice]
}
