import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { HLJSApi } from 'highlight.js'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { createHighlighter } from '../../../generator/markdown/code/highlighter.ts'
import { contrast } from '../../contrast.ts'
import { rendered, renderedText } from './markdown-text.ts'

/** What a reader sees of the code, and every element closed where it was opened. */
function textOf(markup: string): string {
  let text = ''
  const open: string[] = []
  const parser = new Parser(
    {
      onopentag: name => open.push(name),
      onclosetag: (name, isImplied) => {
        expect([open.pop(), isImplied]).toEqual([name, false])
      },
      ontext: piece => {
        text += piece
      },
    },
    { decodeEntities: true },
  )
  parser.end(markup)
  expect(open).toEqual([])
  return text
}

const fenced = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\``

describe('code in a text', () => {
  it('is highlighted by classes, in a box that the keyboard can focus', () => {
    const markup = rendered(fenced('ts', 'const a = 1 < 2'))

    expect(markup).toContain(
      '<pre role="group" tabindex="0" aria-label="Code: TypeScript"><code class="language-ts">' +
        '<span class="code-keyword">const</span> a = <span class="code-number">1</span> &lt; ',
    )
    expect(markup).not.toContain('style=')
  })

  it.each([
    'ts js tsx jsx html css scss json yaml toml sh bash zsh py rb rust go java c cpp c++ c# cs sql',
    'diff md markdown xml svg vue svelte php kotlin swift lua perl r haskell elixir docker dockerfile',
    'makefile nginx graphql ini ps1 console shell tex vim h++ postgres Python TypeScript',
  ])('is highlighted in each of these languages: %s', languages => {
    const { highlight } = createHighlighter()
    const unknown = languages
      .split(' ')
      .filter(language => highlight('let x = "1" # y', language) === null)

    expect(unknown).toEqual([])
  })

  it('is highlighted under every name and alias in highlight.js', () => {
    const everything = createRequire(import.meta.url)('highlight.js') as HLJSApi
    const { nameOf } = createHighlighter()
    const names = everything
      .listLanguages()
      .flatMap(name => [name, ...(everything.getLanguage(name)?.aliases ?? [])])
      .filter(name => !['plaintext', 'text', 'txt'].includes(name))

    const missed = names.filter(name => nameOf(name) === null)

    expect(missed).toEqual([])
  })

  it('is plain text in an unknown language, or without one', () => {
    expect(rendered(fenced('nonesuch', '<b>'))).toContain(
      '<code class="language-nonesuch">&lt;b&gt;\n</code>',
    )
    for (const language of ['../../etc/passwd', '../core', 'constructor', 'Text'])
      expect(rendered(fenced(language, 'let 1'))).toContain('>let 1\n</code>')
    expect(rendered('    indented <b>')).toContain('<code>indented &lt;b&gt;')
  })

  it('keeps its quotation marks, and what is wrong in its language', () => {
    expect(rendered(fenced('JS{1}', '\'a\' "b" }'))).toContain(
      `<code class="language-JS"><mark class="line"><span class="code-string">'a'</span> <span class="code-string">"b"</span> }`,
    )
    expect(rendered(fenced('c&#35;', 'a'))).toContain('<code class="language-c#">a\n')
  })

  it('is highlighted the same after code in other languages', () => {
    const http = 'POST / HTTP/1.1\nContent-Type: text/html\n\n<b>const a = 1</b>'
    const alone = createHighlighter()
    const later = createHighlighter()
    for (const language of ['ts', 'python', 'rust', 'sql']) later.highlight('a', language)

    expect(later.highlight(http, 'http')).toBe(alone.highlight(http, 'http'))
  })

  it('is highlighted as CSS and JavaScript inside HTML', () => {
    const { highlight } = createHighlighter()

    const markup = highlight('<style>a { color: red }</style><script>let a</script>', 'html')

    expect(markup).toContain('<span class="code-number">color</span>')
    expect(markup).toContain('<span class="code-keyword">let</span>')
  })

  it('has its marked lines, with elements over several lines closed at the end of each', () => {
    const code = '/* one\ntwo */\nconst a = `x\ny`\nlast'

    const markup = rendered(fenced('ts {1,3-4}', code))

    expect(textOf(markup)).toBe(`${code}\n\n`)
    expect(markup.match(/<mark class="line">/g)).toHaveLength(3)
    expect(markup).toContain(
      '<mark class="line"><span class="code-comment">/* one</span>\n</mark><span class="code-comment">two */</span>\n',
    )
  })

  it.each(['{0}', '{0-2}', '{-3}', '{9}', '{3-1}', '{}', '{a}', '{1', '{,}', '{1-2-3}'])(
    'ignores the invalid ranges "%s"',
    ranges => {
      const markup = rendered(fenced(`ts ${ranges}`, 'a\nb\nc'))

      expect(textOf(markup)).toBe('a\nb\nc\n\n')
      expect(markup).not.toContain('<mark')
    },
  )

  it('has a caption when it has a title', () => {
    const markup = rendered(fenced('ts title="a & b.ts" {1}', 'a'))

    expect(markup).toMatch(
      /^<figure class="code"[^>]*><figcaption>a &amp; b\.ts<\/figcaption><pre role="group" tabindex="0" aria-label="a &amp; b\.ts">/,
    )
    expect(rendered(fenced('ts title={1}', 'a'))).not.toContain('<mark')
  })

  it.each([
    [
      'js',
      'function a(b) { this }',
      '<span class="code-name">a</span>(b) { <span class="code-keyword">this</span> }\n<',
    ],
    [
      'c',
      '#include <a>',
      '#<span class="code-name">include</span> <span class="code-string">&lt;a&gt;</span></span>\n',
    ],
  ])('has only elements that have a colour: %s', (language, code, expected) => {
    expect(rendered(fenced(language, code))).toContain(expected)
  })

  it('keeps the signs of a diff in added and removed lines', () => {
    const markup = rendered(fenced('diff', '-old\n+new'))

    expect(markup).toContain('<span class="code-removed">-old</span>')
    expect(markup).toContain('<span class="code-added">+new</span>')
  })

  it('is plain text in a feed', () => {
    expect(rendered(fenced('ts', 'const a = 1'), { idPrefix: 'x-' })).toBe(
      '<div class="code"><pre><code class="language-ts">const a = 1\n</code></pre></div>\n',
    )
  })

  it('loads the script of the copy button, while text without code blocks does not', () => {
    expect(renderedText('    code').scripts).toEqual({ copyCode: true, playEmbed: false })
    expect(renderedText('- a\n\n  ```\n  b\n  ```').scripts.copyCode).toBe(true)
    expect(renderedText('`code`').scripts.copyCode).toBe(false)
  })
})

describe('the colours of highlighted code', () => {
  const styles = ['tokens', 'code'].map(name =>
    readFileSync(`templates/styles/${name}.css`, 'utf8'),
  )
  const schemes = { light: 1, dark: 2 } as const
  const colorOf = (property: string, scheme: keyof typeof schemes): string => {
    const pair = new RegExp(`${property}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(styles.join())
    const alias = new RegExp(`${property}: var\\((--[\\w-]+)\\)`).exec(styles.join())?.[1]
    return alias === undefined ? (pair?.[schemes[scheme]] ?? '') : colorOf(alias, scheme)
  }
  const inks = ['comment', 'keyword', 'string', 'number', 'name', 'type'].map(
    ink => `--code-${ink}`,
  )
  const grounds = ['ground', 'marked', 'added', 'removed'].map(ground => `--code-${ground}`)

  it.each(Object.keys(schemes) as (keyof typeof schemes)[])(
    'meet WCAG AA contrast in the %s scheme',
    scheme => {
      const faint = grounds.flatMap(ground =>
        [...inks, '--ink']
          .map(ink => ({
            ink,
            ground,
            ratio: contrast(colorOf(ink, scheme), colorOf(ground, scheme)),
          }))
          .filter(({ ratio }) => !(ratio >= 4.5)),
      )

      expect(faint).toEqual([])
    },
  )
})
