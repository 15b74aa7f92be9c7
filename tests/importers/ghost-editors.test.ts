import { describe, expect, it } from 'vitest'
import { importPosts, rome } from './ghost-site.ts'

describe('posts of Ghost without HTML', () => {
  it('have the text of their Lexical or Mobiledoc source', async () => {
    const text = (words: string) => ({ type: 'text', text: words })
    const lexical = {
      root: {
        children: [
          {
            type: 'paragraph',
            children: [text('One '), { type: 'link', children: [text('<two>')] }],
          },
          { type: 'markdown', markdown: 'Three' },
          { type: 'paragraph', children: [text('Four'), { type: 'linebreak' }, text('five')] },
          { type: 'html', html: '<p>Six <b>seven</b></p>' },
          {
            type: 'list',
            children: [
              { type: 'listitem', children: [text('Eight')] },
              {
                type: 'listitem',
                children: [
                  { type: 'list', children: [{ type: 'listitem', children: [text('Nine')] }] },
                ],
              },
            ],
          },
        ],
      },
    }
    const mobiledoc = {
      cards: [['markdown', { markdown: 'Four' }]],
      sections: [
        [10, 0],
        [
          1,
          'p',
          [
            [0, [], 0, 'Five'],
            [1, [], 0, 0],
            [0, [], 0, 'six'],
          ],
        ],
        [3, 'ul', [[[0, [], 0, 'Seven']], [[0, [], 0, 'Eight']]]],
      ],
    }

    const { post } = await importPosts([
      { ...rome, html: null, lexical: JSON.stringify(lexical) },
      {
        ...rome,
        id: '2',
        slug: 'b',
        html: null,
        mobiledoc: JSON.stringify(mobiledoc),
        uuid: 'u-2',
      },
    ])

    expect(post('posts/2014-01-15-rome.md').body).toBe(
      'One \\<two>\n\nThree\n\nFour five\n\nSix seven\n\nEight\n\nNine\n',
    )
    expect(post('posts/2014-01-15-b.md').body).toBe('Four\n\nFive six\n\nSeven\n\nEight\n')
  })
  it('lose what was only mailed, or only for members', async () => {
    const hidden = [
      { type: 'email', html: '<p>A</p>' },
      { type: 'email-cta', html: '<p>B</p>' },
      { type: 'html', html: '<p>C</p>', visibility: { web: { nonMember: false } } },
      { type: 'html', html: '<p>D</p>', visibility: { showOnWeb: false } },
      { type: 'html', html: '<p>E</p>', visibility: { emailOnly: true } },
    ]
    const shown = { type: 'html', html: '<p>F</p>', visibility: { web: { nonMember: true } } }
    const cards = [...hidden, shown].map(({ type, ...card }) => [type, card])

    const { post } = await importPosts([
      // Ghost writes this if a post consists of cards that nobody sees on the web.
      { ...rome, html: '', lexical: JSON.stringify({ root: { children: [...hidden, shown] } }) },
      {
        ...rome,
        id: '2',
        uuid: 'u-2',
        slug: 'b',
        html: null,
        mobiledoc: JSON.stringify({ cards, sections: cards.map((_, number) => [10, number]) }),
      },
    ])

    expect(post('posts/2014-01-15-rome.md').body).toBe('F\n')
    expect(post('posts/2014-01-15-b.md').body).toBe('F\n')
  })
})
