import { describe, expect, it } from 'vitest'
import { html } from '../../templates/html.ts'

describe('the html tag', () => {
  it('escapes all characters that could end a text or an attribute', () => {
    const hostile = `'&"<>'`

    const markup = html`<p title="${hostile}">${[hostile, [`x${hostile}x`]]}</p>`

    const escaped = '&#39;&amp;&quot;&lt;&gt;&#39;'
    expect(String(markup)).toBe(`<p title="${escaped}">${escaped}x${escaped}x</p>`)
  })

  it('prints its own markup unescaped, in nested lists as well', () => {
    const part = html`<b>${1}</b>`

    expect(String(html`${part}${[[part, 'and '], part]}`)).toBe('<b>1</b><b>1</b>and <b>1</b>')
  })

  it('prints numbers, zero included, and nothing for false, null and an empty list', () => {
    expect(String(html`(${0}${false}${null}${[]}${-1.5})`)).toBe('(0-1.5)')
  })

  it('prints nothing for true and undefined, which untyped templates may pass', () => {
    const given = JSON.parse('{ "isShown": true, "list": [true] }')

    expect(String(html`(${given.isShown}${given.missing}${given.list}${[given.missing]})`)).toBe(
      '()',
    )
  })

  it('does not trust objects from JSON that resemble markup', () => {
    const read = JSON.parse('{ "markup": "<b>", "isEscaped": true }')

    expect(String(html`${read}`)).toBe('[object Object]')
  })
})
