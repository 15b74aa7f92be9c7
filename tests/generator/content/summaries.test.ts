import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

const described = /<meta name="description" content="([^"]*)">/

async function summariesOf(texts: readonly string[]): Promise<(string | undefined)[]> {
  const posts = texts.map((text, at) => [`posts/2026-01-01-p${at}.md`, post('One', '', text)])
  using site = createSiteFolder(Object.fromEntries(posts))
  await site.build()
  return texts.map((_, at) => described.exec(site.page(`p${at}/index.html`))?.[1])
}

describe('the generated description of a post', () => {
  it('is its first paragraph, with spaces for line breaks only where the script has them', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'lang: ja', '日本語の文章。\n改行しても、\n続く。'),
      'posts/2026-01-02-two.md': post('Two', '', 'Words\nand\r\n  more.'),
      'posts/2026-01-03-three.md': post(
        'Three',
        'lang: ja',
        'これは **「Node」** の\n**「話」**です',
      ),
    })

    await site.build()

    const said = ['one', 'two', 'three'].map(
      id => described.exec(site.page(`${id}/index.html`))?.[1],
    )
    expect(said).toEqual([
      '日本語の文章。改行しても、続く。',
      'Words and more.',
      'これは 「Node」 の「話」です',
    ])
  })

  it('has the text that readers see, without Markdown', async () => {
    const paragraphs = {
      '„Nein“ – 🎉!': '„Nein“ – 🎉!',
      'If 1 < 2 and a_b * 2 > 1': 'If 1 &lt; 2 and a_b * 2 &gt; 1',
      'Call `a_b(*c)` *now*.': 'Call a_b(*c) now.',
      'AT&amp;T \\*x\\*': 'AT&amp;T *x*',
      'See <https://x.example/>.': 'See https://x.example/.',
      'To [a_b](/archive/) and [e].\n\n[e]: /tags/': 'To a_b and e.',
      'A[^1] b^[c *d*].\n\n[^1]: e': 'A b.',
    }

    expect(await summariesOf(Object.keys(paragraphs))).toEqual(Object.values(paragraphs))
  })

  it('has formulas as plain text, and prices unchanged', async () => {
    const paragraphs = {
      'Of $x^2$ and $a_1+b_{12}$.': 'Of x² and a₁+b₁₂.',
      'So $\\frac{a+1}{2} < \\sqrt{x}$ and $\\alpha \\to \\infty$.': 'So (a+1)/2&lt;√x and α→∞.',
      "$e^{i\\pi}=-1$, $f'(x)$, $\\sum_{i=1}^n i$, $x_{\\max}^k$":
        'e^(iπ)=−1, f′(x), ∑ᵢ₌₁ⁿi, x_max^k',
      'In $O(n\\log n)$, `$x^2$` of $$10\\,\\mathrm{km}$$': 'In O(n log n), $x^2$ of 10 km',
      'Of $\\binom{n}{k}$, $\\bar{ab}$, $\\tilde{x}$, $\\frac{1}{(a)(b)}$ and $x^{(f(x))}$.':
        'Of (n; k), ab‾, x~, 1/((a)(b)) and x^(f(x)).',
      "So $\\verb|it's|$.": 'So it&#39;s.',
      'From $5 to $10.': 'From $5 to $10.',
    }

    expect(await summariesOf(Object.keys(paragraphs))).toEqual(Object.values(paragraphs))
  })

  it('skips blocks that are not paragraphs', async () => {
    const beginnings = [
      '```\na\n\nb\n```',
      'a\n===',
      '[a]: https://x.example/ "b"',
      '[^1]: b',
      '***',
      '<!-- a\n\nb -->',
      'a\n: b',
      'a\n\n: b\n\n  c\n\nd\n\n~ e',
      '*a*\n\n: b',
      `~~~\n${'a\n\n'.repeat(400)}~~~`,
    ]

    const said = await summariesOf(beginnings.map(before => `${before}\n\nWords\nhere.`))

    expect(said).toEqual(beginnings.map(() => 'Words here.'))
  })

  it('is cut at a word, or between characters in a script without spaces', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', 'word '.repeat(100)),
      'posts/2026-01-02-two.md': post('Two', '', `始まり ${'𠮷'.repeat(400)}`),
    })

    await site.build()

    const [one = '', two = ''] = ['one', 'two'].map(
      id => described.exec(site.page(`${id}/index.html`))?.[1],
    )
    expect(one).toMatch(/^(?:word )+…$/)
    expect(two).toMatch(/^始まり 𠮷{236}…$/u)
  })
})

describe('a URL in site.yaml', () => {
  it('is published with a Punycode host and without the default port', async () => {
    using site = createSiteFolder({
      'site.yaml': plainSite.replace(/^url:.*$/m, 'url: HTTPS://Bücher.example:443/'),
      'posts/2026-01-01-one.md': post('One'),
    })

    await site.build()

    const files = ['one/index.html', 'feed.xml', 'rss.xml', 'feed.json', 'threads.json', '_headers']
    for (const file of files) expect(site.page(file)).toContain('https://xn--bcher-kva.example/')
    for (const file of files) expect(site.page(file)).not.toMatch(/bücher|:443/i)
  })

  it('is published as a valid URI in the feed', async () => {
    using site = createSiteFolder({
      'site.yaml': plainSite.replace(
        /^author:.*(?:\n .*)*/m,
        'author: { name: Ann, url: \'https://münchen.example/?a="1"\' }',
      ),
      'posts/2026-01-01-one.md': post('One'),
    })

    await site.build()

    expect(site.page('feed.xml')).toContain('<uri>https://xn--mnchen-3ya.example/?a=%221%22</uri>')
  })
})
