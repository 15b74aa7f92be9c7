import { readFileSync } from 'node:fs'

/**
 * Adds what the demonstration lacks, so that there is a page of every kind, and a post with everything that Markdown
 * can make.
 */
const everything = `---
title: Everything that a text can hold
author: Kim
series: On margins
tags: [Essays]
---

## A part

Words with a note[^1], *stress*, \`code\`, <kbd>Esc</kbd>, a [link](https://elsewhere.example/) and $x^2$.

> [!WARNING]
> Mind this.

- [x] Done
- [ ] Not yet

| Book | Year | ${Array.from({ length: 12 }, (_, n) => `Column ${n}`).join(' | ')} |
|---|--:|${'---|'.repeat(12)}
| The Margin | 1901 |${' a value |'.repeat(12)}

$$
${Array.from({ length: 40 }, (_, n) => `a_{${n}}`).join(' + ')} = 0
$$

\`\`\`ts {2} title="a.ts"
const short = 1
const long = '${'words '.repeat(40)}'
\`\`\`

## Another part

![A talk](https://www.youtube.com/watch?v=dQw4w9WgXcQ)

A word: ${'Donaudampfschifffahrt'.repeat(30)}.

### A smaller part

The end.

[^1]: A note.
`

const before = `---
title: The part before
series: On margins
---

A paragraph, and that is all.
`

export const everyKind = {
  'posts/2026-11-19-everything.md': everything,
  'posts/2026-11-18-the-part-before.md': before,
  'pages/guests.md': '---\ntitle: Guests\ncomments: open\n---\n\nWho was here?\n',
} as const

/** The settings of the demonstration, whose pages hold few responses: to look at two hundred shows nothing more. */
export const shortPages = `${readFileSync('content/site.yaml', 'utf8')}  perPage: 20\n`

/** A conversation that does not fit on such a page of its post. */
export const longTalk = Array.from({ length: 21 }, (_, number) => ({
  type: 'comment' as const,
  id: `talk${String(number).padStart(8, '0')}`,
  thread: 'the-part-before',
  parent: null,
  author: { name: `Reader ${number}`, url: '', isOwner: false },
  body: `What I think of it, number ${number}.`,
  status: 'approved',
  createdAt: new Date(Date.UTC(2026, 10, 19) + number * 60_000).toISOString(),
}))

/** On a day with a long name. */
export const mention = {
  type: 'mention' as const,
  id: 'mention0000001',
  thread: 'everything',
  url: 'https://elsewhere.example/',
  title: 'A page',
  author: null,
  excerpt: '',
  status: 'approved',
  createdAt: '2026-11-20T12:00:00.000Z',
}

export const everyPage = [
  '/',
  '/page/1/',
  '/everything/',
  '/the-part-before/',
  '/the-part-before/responses/1/',
  '/how-comments-work/',
  '/atogaki/',
  '/about/',
  '/guests/',
  '/archive/',
  '/tags/',
  '/tags/comments/',
  '/series/',
  '/series/on-margins/',
  '/authors/',
  '/authors/kim/',
  '/search/',
  '/nothing-here/',
] as const
