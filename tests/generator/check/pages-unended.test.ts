import { describe, expect, it } from 'vitest'
import { readPage } from '../../../generator/check/output/page/read-page.ts'
import { post } from '../site-folder.ts'
import { checked } from './site.ts'

const file = 'posts/2026-01-01-one.md'
const mistakesOf = async (body: string) =>
  (await checked({ [file]: post('One', '', body) })).map(found =>
    found.replace(`content/${file}:`, ''),
  )

describe('an unclosed comment or element in a post', () => {
  it.each([
    ['<!-- later\n\nMore [words](/nowhere/).', '7:1 invalid-html the comment is not closed'],
    ['<textarea title="T">\n\nMore.', '7:1 invalid-html <textarea> is not closed'],
    ['a <textarea title="T"> b\n\nMore.', '7:3 invalid-html <textarea> is not closed'],
    ['<plaintext>\n\nMore.', '7:1 invalid-html <plaintext> is not closed'],
    ['<script type="application/json">\n\nMore.', '7:1 invalid-html <script> is not closed'],
    ['<title>\n\nMore.', '7:1 invalid-html <title> is not closed'],
    ['<select title="T">\n\nMore.', '7:1 invalid-html <select> is not closed'],
  ])('is reported at its own place, and alone: %s', async (body, expected) => {
    expect(await mistakesOf(`Words.\n\n${body}`)).toEqual([expected])
  })

  it('that is a style sheet is reported along with the policy that blocks it', async () => {
    expect(await mistakesOf('<style>\n\nMore.')).toEqual([
      `5:1 blocked-by-policy the page holds a style sheet of its own, which "style-src 'self'" forbids`,
      '5:1 invalid-html <style> is not closed',
    ])
  })

  it('is not suspected in code or in what is closed', async () => {
    const body = [
      '<!-- a <textarea> b -->',
      '<!-->',
      '<svg aria-hidden="true"><title>T</title></svg>',
      '`<!-- code` and `<textarea>`',
      '<textarea title="T"><!-- text</textarea>',
    ].join('\n\n')

    expect(await mistakesOf(body)).toEqual([])
  })

  it('does not make a link to a fragment of its page an error', async () => {
    const found = await checked({
      [file]: post('One', '', '<!-- later\n\n## Words'),
      'posts/2026-01-02-two.md': post('Two', '', '[part](/one/#words)'),
    })

    expect(found).toEqual([`content/${file}:5:1 invalid-html the comment is not closed`])
  })
})

describe('an unclosed comment or element in another page', () => {
  it.each([
    ['<!-- x', 'the comment is not closed'],
    ['<textarea title="T">x', '<textarea> is not closed'],
  ])('is reported once: %s', (words, message) => {
    const html = `<!doctype html><html lang="en"><head><title>T</title></head><main><h1>T</h1><div>${words}</div></main></html>`

    expect(readPage(html).mistakes.map(mistake => mistake.message)).toEqual([message])
  })
})
