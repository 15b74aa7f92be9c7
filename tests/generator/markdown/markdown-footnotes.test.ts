import { describe, expect, it } from 'vitest'
import { idsIn, rendered } from './markdown-text.ts'

describe('the footnotes of a text', () => {
  const text = 'One[^a], again[^a], and another.^[Said *here*.]\n\n[^a]: A note.'

  it('are gone to and come back from, wherever they are referred to', () => {
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
    ['a note in a note in the line', 'a^[one ^[two *deep*]] b', ['one', 'two']],
    ['a note that only a note refers to', 'a[^1]\n\n[^1]: one[^2]\n\n[^2]: two', ['one', 'two']],
    [
      'a note defined in another, in a quotation',
      'a[^1] b[^2]\n\n[^1]: one\n\n    > [^2]: two\n    >\n    > more',
      ['one', 'two'],
    ],
    [
      'two of one name, of which the first counts',
      'a[^1]\n\n[^1]: one\n\n[^1]: two[^2]\n\n[^2]: three',
      ['one'],
    ],
    [
      'notes that only a note refers to which nothing refers to',
      'a^[one]\n\n[^1]: two[^2]\n\n[^2]: three',
      ['one'],
    ],
    ['a reference in the words for an image', '![b[^1]](dot.png) a[^1]\n\n[^1]: one', ['one']],
  ])('lead to what is there, and from it: %s', (_, written, shown) => {
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

  it('are no part of a caption', () => {
    expect(rendered('![x](dot.png "By night^[or so]")')).toContain(
      '<figcaption>By night^[or so]</figcaption>',
    )
  })

  it('share no id with a heading of the same name', () => {
    const ids = idsIn(rendered(`## Fn1\n\n## Fnref1\n\n${text}`))

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('fn1-2')
  })

  it('share no id with those of another text in one feed', () => {
    const together = rendered(text, { idPrefix: 'one-' }) + rendered(text, { idPrefix: 'two-' })

    const ids = idsIn(together)

    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('two-fnref1:1')
    expect(together).toContain('href="#two-fn1"')
  })

  it('may be referred to and missing, defined and unused', () => {
    expect(rendered('A[^none].\n\n[^unused]: B.')).toBe('<p>A[^none].</p>\n')
  })
})
