import { describe, expect, it } from 'vitest'
import { idsIn, rendered } from './markdown-text.ts'

describe('the footnotes of a text', () => {
  const text = 'One[^a], again[^a], and another.^[Said *here*.]\n\n[^a]: A note.'

  it('are linked from every reference, and link back to each', () => {
    const markup = rendered(text)

    expect(markup).toContain(
      '<sup class="footnote-ref"><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup>',
    )
    expect(markup).toContain('<a href="#fn1" id="fnref1:1" role="doc-noteref">1</a>')
    expect(markup).toContain(
      '<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">',
    )
    expect(markup).toContain(
      '<a href="#fnref1:1" class="footnote-backref" role="doc-backlink" aria-label="Back to reference 1-2">',
    )
    expect(markup).toContain('aria-label="Back to reference 2"')
  })

  it.each([
    ['an inline note in an inline note', 'a^[one ^[two *deep*]] b', ['one', 'two']],
    [
      'a note that only another note references',
      'a[^1]\n\n[^1]: one[^2]\n\n[^2]: two',
      ['one', 'two'],
    ],
    [
      'a note defined in another, in a quotation',
      'a[^1] b[^2]\n\n[^1]: one\n\n    > [^2]: two\n    >\n    > more',
      ['one', 'two'],
    ],
    [
      'two of one name, of which the first is used',
      'a[^1]\n\n[^1]: one\n\n[^1]: two[^2]\n\n[^2]: three',
      ['one'],
    ],
    [
      'a note that only an unreferenced note references',
      'a^[one]\n\n[^1]: two[^2]\n\n[^2]: three',
      ['one'],
    ],
    [
      'a reference in the alternative text of an image',
      '![b[^1]](dot.png) a[^1]\n\n[^1]: one',
      ['one'],
    ],
  ])('have unique ids, and links only to ids that exist: %s', (_, written, shown) => {
    const markup = rendered(written)

    const ids = idsIn(markup)
    const ways = [...markup.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
    expect(ids).toEqual(expect.arrayContaining(ways))
    expect([...markup.matchAll(/<li [^>]*><p>(\w+)/g)].map(([, word]) => word)).toEqual(shown)
    expect(markup.match(/<blockquote>/g)).toEqual(
      markup.match(/<\/blockquote>/g)?.map(() => '<blockquote>') ?? null,
    )
  })

  it('are not parsed in captions', () => {
    expect(rendered('![x](dot.png "By night^[or so]")')).toContain(
      '<figcaption>By night^[or so]</figcaption>',
    )
  })

  it('have their links back after a list that they end with', () => {
    expect(rendered('a[^1]\n\n[^1]: one\n\n    - two')).toMatch(/<\/ul>\s*<a href="#fnref1"/)
  })

  it('share no id with headings', () => {
    const ids = idsIn(rendered(`## Fn1\n\n## Fnref1\n\n${text}`))

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('fn1-2')
  })

  it('share no id with those of another text in the same feed', () => {
    const together = rendered(text, { idPrefix: 'one-' }) + rendered(text, { idPrefix: 'two-' })

    const ids = idsIn(together)

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('two-fnref1:1')
    expect(together).toContain('href="#two-fn1"')
    expect(together).toContain('<hr>\n<section class="footnotes"')
  })

  it('stay plain text when undefined or unclosed, and are left out when unreferenced', () => {
    expect(rendered('A[^none] ^[b.\n\n[^unused]: B.')).toBe('<p>A[^none] ^[b.</p>\n')
  })
})
