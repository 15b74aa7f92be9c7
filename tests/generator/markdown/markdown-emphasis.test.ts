import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../comments-api/comments/render/renderer.ts'
import { rendered } from './markdown-text.ts'

describe('emphasis in text without spaces (Chinese, Japanese, Korean)', () => {
  const marked = [
    ['これは**「本」**を', 'これは<strong>「本」</strong>を'],
    ['名前は**ない。**次に', '名前は<strong>ない。</strong>次に'],
    ['これは*（たぶん）*本', 'これは<em>（たぶん）</em>本'],
    ['这是**“书”**吗', '这是<strong>“书”</strong>吗'],
    ['이것은**“책”**을', '이것은<strong>“책”</strong>을'],
    ['**`code`**は', '<strong><code>code</code></strong>は'],
    ['**(Node)**の𠮷**(x)**𠮷', '<strong>(Node)</strong>の𠮷<strong>(x)</strong>𠮷'],
    ['本**[「本」](https://a.example/)**を', /本<strong><a [^>]*>「本」<\/a><\/strong>を/],
    ['[**「本」**](https://a.example/)を', /<a [^>]*><strong>「本」<\/strong><\/a>を/],
  ] as const

  it.each(marked)('is what asterisks enclose, in posts and comments: %s', (text, shown) => {
    for (const html of [rendered(text), renderBody(text)]) {
      if (typeof shown === 'string') expect(html.trim()).toBe(`<p>${shown}</p>`)
      else expect(html).toMatch(shown)
    }
  })

  it('works for strikethrough', () => {
    expect(rendered('これは~~「本」~~を')).toBe('<p>これは<s>「本」</s>を</p>\n')
  })

  it.each([
    // An asterisk beside a space is plain text.
    '本 * 本 * 本',
    '本　** 本 **　本',
    // In names, underscores are part of a word.
    '本_「本」_本',
    // Without letters of these scripts, everything is as CommonMark says.
    'a**“b”**c',
    'これは*本',
  ])('is absent where asterisks or underscores enclose nothing: %s', text => {
    for (const html of [rendered(text), renderBody(text)])
      expect(html.trim()).toBe(`<p>${text}</p>`)
  })
})
