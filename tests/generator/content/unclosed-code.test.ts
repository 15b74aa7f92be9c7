import { describe, expect, it } from 'vitest'
import { post, reportOf } from '../site-folder.ts'

const found = (body: string) => reportOf({ 'posts/2026-01-01-one.md': post('One', '', body) })
const warned = (place: string, message: string) =>
  `posts/2026-01-01-one.md:${place} warning unclosed-code ${message}`

describe('an unclosed code block', () => {
  it.each([
    ['up to the end of the text', '```js\na\n\nWords.', '5:1'],
    ['after a closed block', '```js\na\n```\n\n~~~\na\n', '9:1'],
    ['after a shorter fence', '````js\na\n```', '5:1'],
    ['after a fence with words behind it', '```js\na\n``` done', '5:1'],
    ['in a list', 'One:\n\n- ```js\n  a\n- Words.', '7:3'],
    ['in a quotation', '> ```js\n> a\n\nWords.', '5:3'],
    ['with nothing after its fence', 'Words.\n\n```', '7:1'],
    ['after a fence that is indented too far', '```js\na\n    ```\n\nWords.', '5:1'],
    ['after fences that are not alone in their lines', '```js\na ```\n\nWords. ```', '5:1'],
  ])('is a warning: %s', async (_, body, place) => {
    expect(await found(body)).toEqual([warned(place, 'this code block is not closed')])
  })

  it.each([
    ['a list', '10. ```js\n   a\n   ```\n\nWords.', ['5:5', '7:4']],
    ['a quotation', '> ```js\na\n```\n\nWords.', ['5:3', '7:1']],
  ])(
    'gives two warnings if its end is outside %s and so opens another block',
    async (_, body, places) => {
      expect(await found(body)).toEqual(
        places.map(place => warned(place, 'this code block is not closed')),
      )
    },
  )

  it('is a warning if another block begins within it', async () => {
    const body = '```js\na\n\nWords.\n\n```css\nb\n```'

    expect(await found(body)).toEqual([
      warned('5:1', 'another block of code, ```css, begins within this one'),
    ])
  })

  it('is a warning along with errors in the front matter', async () => {
    const report = await reportOf({ 'posts/2026-01-01-one.md': post('One', 'tag: [a]', '```\na') })

    expect(report).toEqual([
      expect.stringContaining('unknown-key'),
      'posts/2026-01-01-one.md:6:1 warning unclosed-code this code block is not closed',
    ])
  })
})

describe('a closed code block', () => {
  it.each([
    ['with a fence of the same length', '```js\na\n```\n\nWords.'],
    ['with a longer fence', '~~~js\na\n~~~~~  \n\nWords.'],
    ['with a block of shorter fences in it', '````md\n```css\nb\n````'],
    ['with a block of other fences in it', '```md\n~~~css\nb\n```'],
    ['in a list, and one in a quotation', '1. ```js\n   a\n   ```\n\n> ~~~\n> b\n> ~~~'],
    ['in a footnote', 'A.[^1]\n\n[^1]: ```\n    a\n    ```'],
    ['empty', '```\n```'],
  ])('is not reported: %s', async (_, body) => {
    expect(await found(body)).toEqual([])
  })

  it.each([
    ['inline code', '```a``` is code.'],
    ['an indented block', '    ```js\n    a\n'],
    ['a block of HTML', '<pre>\n```js\n</pre>'],
  ])('is not suspected in %s', async (_, body) => {
    expect(await found(body)).toEqual([])
  })
})
