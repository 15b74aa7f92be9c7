import { describe, expect, it } from 'vitest'
import { portableHtml } from '../../templates/feeds/portable-html.ts'
import fc from '../fast-check.ts'
import { processorTime } from '../processor-time.ts'

const base = 'https://blog.example/2026/margins/'

function carry(markup: string): string {
  return portableHtml(markup, { base, idPrefix: 'margins-' })
}

describe('the text of a post in a feed', () => {
  it.each([
    ['from the root', '<a href="/about/">', '<a href="https://blog.example/about/">'],
    ['with a query', '<img src="pic.png?v=2&amp;w=3">', `<img src="${base}pic.png?v=2&amp;w=3">`],
    ['relative to a folder', '<a href="../q/?a=1">', '<a href="https://blog.example/2026/q/?a=1">'],
    ['of a fragment', '<a href="#part">', `<a href="${base}#part">`],
    ['of a footnote', '<a href="#margins-fn1">1</a>', `<a href="${base}#fn1">1</a>`],
    ['of a query alone', '<a href="?page=2">', `<a href="${base}?page=2">`],
    [
      'without a scheme',
      '<img src="//cdn.example/a.png">',
      '<img src="https://cdn.example/a.png">',
    ],
    ['without quotation marks', '<a href=a.html>', `<a href="${base}a.html">`],
    [
      'in a srcset',
      '<source srcset="a.png 1x,b.png?v=2 2x , /c.png 100w">',
      `<source srcset="${base}a.png 1x, ${base}b.png?v=2 2x, https://blog.example/c.png 100w">`,
    ],
    ['of a poster', '<video poster="p.jpg">', `<video poster="${base}p.jpg">`],
    ['of a source', '<q cite="b.html">', `<q cite="${base}b.html">`],
  ])('has absolute addresses: %s', (_, written, expected) => {
    expect(carry(written)).toBe(expected)
  })

  it.each([
    '<p>Fish &amp; chips, 1 < 2 &nbsp; "quoted"</p>',
    '<a href="https://example.org">x</a> <a href="mailto:a@b.example">y</a>',
    '<img src="data:image/gif;base64,R0lGODdhAQABAPAAAP8AAAAAACwAAAAAAQABAAACAkQBADs=" alt="x">',
    '<svg viewBox="0 0 1 1"><title>A dot</title><defs><path id="a" d="M0 0"/></defs><use href="#a"/></svg>',
    '<math display="block"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>',
    '<ul>\n<li>one\n<li>two</ul>',
  ])('keeps other markup: %s', markup => {
    expect(carry(markup)).toBe(markup)
  })

  it.each([
    ['scripts', '<p>a<script>if (1 < 2) alert("</p>")</script>b</p>', '<p>ab</p>'],
    ['styles', '<style>p { color: red }</style><p style="color:red">a</p>', '<p>a</p>'],
    ['event handlers', '<p onclick="x()" ONMOUSEOVER=x>a</p>', '<p>a</p>'],
    ['script addresses', '<a href=" javascript:x()">a</a>', '<a>a</a>'],
    ['templates', '<template><p>a</p></template>b', 'b'],
    [
      'forms, but not their labels',
      '<form action="/a"><label>Name <input name="n"></label><button>Go</button></form>',
      'Name ',
    ],
    ['custom elements', '<my-widget open><p>a</p></my-widget>', '<p>a</p>'],
    [
      'attributes for accessibility on the page',
      '<div class="table" role="group" tabindex="0" aria-label="Table">a</div>',
      '<div class="table">a</div>',
    ],
    [
      'the tabindex of formulas that scroll',
      '<math class="a" tabindex="0"><mi>a</mi></math>',
      '<math class="a"><mi>a</mi></math>',
    ],
    [
      'noscript elements, but not their content',
      '<noscript><img src="/a.png"></noscript>',
      '<img src="https://blog.example/a.png">',
    ],
    ['scripts in SVG', '<svg onload="x()"><script>x()</script><g/></svg>', '<svg><g/></svg>'],
    ['an unclosed element', 'a<script>b', 'a'],
  ])('drops %s', (_, written, expected) => {
    expect(carry(written)).toBe(expected)
  })

  it('links to what it cannot embed', () => {
    const frame = '<iframe src="/play/?a=1&amp;b=2" title="A film"><p>x</p></iframe>.'

    expect(carry(frame)).toBe('<a href="https://blog.example/play/?a=1&amp;b=2">A film</a>.')
    expect(carry('<object data="a.pdf"><p>x</p></object>')).toBe(
      `<a href="${base}a.pdf">${base}a.pdf</a>`,
    )
  })

  it('shows checkboxes of tasks as characters', () => {
    const list =
      '<li><input type="checkbox" disabled checked> a</li><li><input type=checkbox> b</li>'

    expect(carry(list)).toBe('<li>☑ a</li><li>☐ b</li>')
  })

  it('is rewritten by the fast path as by htmlparser2', () => {
    const pieces = fc.constantFrom(
      ...'<p> </p> <em> </em> <br> <li> <h2_id="a"> <a_href="/b"> <a_href="https://c.example"_rel="x"> </a>'.split(
        ' ',
      ),
      ...'<img_src="d.png"_alt="<e>"> <div_class="f"_data-g="h"> <p_class="i"_class="j"> <mark_hidden>'.split(
        ' ',
      ),
      ...'<a_href="?k&amp;l"> <BR> <br/> <svg> </svg> <script> <!-- --> < > & " = k &lt; <p\nid="m"> </p_id="n">'.split(
        ' ',
      ),
    )
    const texts = fc.array(pieces, { maxLength: 8 }).map(all => all.join('').replaceAll('_', ' '))

    fc.assert(
      fc.property(texts, text => {
        // What has a comment is left to htmlparser2.
        expect(`<!---->${carry(text)}`).toBe(carry(`<!---->${text}`))
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['"<"', '<'.repeat(100_000)],
    ['commas', `<img srcset="${','.repeat(100_000)}">`],
    ['nested elements', '<div>'.repeat(10_000)],
  ])('is rewritten in less than 250 ms of CPU time when it consists of %s', (_, markup) => {
    const taken = processorTime(() => expect(carry(markup).length).toBeGreaterThan(0))
    expect(taken).toBeLessThan(250)
  })
})
