import { describe, expect, it } from 'vitest'
import { post, reportOf } from '../site-folder.ts'

describe('a build with invalid TeX formulas', () => {
  it.each([
    ['alone', { key: '', text: 5, others: [] }],
    [
      'along with another error',
      { key: 'tag: a', text: 6, others: ['3:1 error unknown-key "tag" is not a key of a post'] },
    ],
  ])('reports every one, %s', async (_, { key, text, others }) => {
    const quoted = '> - A\n>\n>   $$\n>   y\n>   \\baz\n>   $$'

    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', key, `Of $\\foo$ and $x$,\nof $\\bar$.\n\n${quoted}`),
      'posts/2026-01-02-two.md': post('Two', '', '$\\foo$ `$\\foo$`'),
    })

    const wrong = 'error render-failed this text could not be rendered'
    expect(lines).toEqual([
      ...others.map(line => `posts/2026-01-01-one.md:${line}`),
      `posts/2026-01-01-one.md:${text}:1 ${wrong}`,
      `posts/2026-01-01-one.md:${text + 1}:1 ${wrong}`,
      `posts/2026-01-01-one.md:${text + 7}:1 ${wrong}`,
      `posts/2026-01-02-two.md:5:1 ${wrong}`,
    ])
  })
})
