import sharp from 'sharp'
import type { Response } from './responses.ts'

/** A text that would break out of every place it is written to. */
const breaking = `</title></script><b>"bold" & 'bold'</b> <!-- ]]> -->`
const yaml = JSON.stringify(breaking)
/** For Markdown, where HTML of an author stays HTML. */
const asText = breaking.replaceAll('<', '\\<')

/** With forms that offer mails, and pages that hold as few responses as may be. */
const site = `title: ${yaml}
description: ${yaml}
url: https://afterword.example
language: en
timeZone: Pacific/Apia
author: { name: ${yaml}, url: "https://afterword.example/?a=1&b=2" }
postsPerPage: 3
navigation:
  - { title: ${yaml}, url: /archive/ }
footer: [{ title: ${yaml}, url: /tags/ }]
security: { contact: "mailto:security@afterword.example", expires: 2027-06-01 }
comments: { mail: true, perPage: 20 }
`

const post = `---
title: ${yaml}
description: ${yaml}
author: ${yaml}
series: ${yaml}
tags: [${yaml}, "a/b", "C#", "🎉", "../x", "naïve café", "&amp;"]
image: ./picture.png
imageAlt: ${yaml}
updated: 2026-11-18
---

# ${asText}

## ${asText}

## ${asText}

### "Quoted" & \`<code>\` $a<b$

Words[^1] with a [link](https://elsewhere.example/?a=1&b=2&copy=3 "${'It\'s \\"quoted\\" & <so>'}"), <kbd>Esc</kbd>, an
<https://elsewhere.example/?a=1&b=2>, and \`</code><script>\`; a mail to <somebody@example.org>, and an [ampersand](/writing-here/?a=1&b=2).

![An "image" & <b>alt</b>](./picture.png "A 'caption' & <i>more</i>")

![](./picture.png)

![A drawing](./drawing.svg)

![A film & more](./film.mp4 "A <q>caption</q> & more")

![A sound](./sound.mp3)

![A talk](https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=<b>)

| a & b | <b>c</b> |
|:-:|--:|
| \`|\` | "quoted" |
| | |

> [!CAUTION]
> ${asText}
>
> > ## A heading in a quotation

1. One

   - [ ] Two & three
   - [x] \`four\`

     \`\`\`html {1} title="</code>&quot;.html"
     <script>alert("1")</script>
     \`\`\`

7. Seven

Term & <b>term</b>
: Definition[^1]
: Another ^[A note & more, with \`</aside>\`]

$$
\\begin{aligned} a &< b \\\\ \\text{"if" } c &> d \\end{aligned}
$$

\`\`\`diff
- <b>old</b>
+ <b>new</b>
\`\`\`

\`\`\`no-such-language"><script>
<nothing>
\`\`\`

[^1]: A note with ${asText}
`

const inLanguages = [
  ['ar', 'عنوان "بالعربية" & <b>', 'كلمات مع `code` وحاشية[^1].\n\n[^1]: حاشية.'],
  ['he', 'כותרת & <b>', 'מילים.'],
  ['ja', '「題名」と <b> & ', '本文。\n二行目。\n\n## 見出し\n\n終わり。'],
  ['de', 'Ein „Titel“ & <b>', 'Er sagte "ja" -- und \'nein\'...'],
  ['fr', 'Un « titre » & <b>', 'Elle a dit "oui" ; vraiment ?'],
  ['pt-BR', 'Um título & <b>', 'Ela disse "sim".'],
  ['zh-Hant', '標題 & <b>', '正文。'],
] as const

const translations = Object.fromEntries(
  inLanguages.map(([language, title, text], number) => [
    `posts/2026-10-${10 + number}-in-${language.toLowerCase()}.md`,
    `---\ntitle: ${JSON.stringify(title)}\nlang: ${language}\ntags: [${language}]\nauthor: Kim\n---\n\n${text}\n`,
  ]),
)

const empty = '---\ntitle: "?"\ncomments: none\ndate: 2026-01-01T00:00:00Z\n---\n'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><script>document.title = "run"</script><rect width="10" height="10"/></svg>'

/**
 * Every text of the site, of a post and of its conversation is hostile. There are several languages, and pages of every
 * kind.
 */
export async function hostileFiles(): Promise<Record<string, string | Uint8Array>> {
  const background = { r: 90, g: 30, b: 40, alpha: 1 }
  const picture = sharp({ create: { width: 600, height: 300, channels: 4, background } }).png()
  return {
    'site.yaml': site,
    'posts/2026-11-17-hostile/index.md': post,
    'posts/2026-11-17-hostile/picture.png': await picture.toBuffer(),
    'posts/2026-11-17-hostile/drawing.svg': drawing,
    'posts/2026-11-17-hostile/film.mp4': 'a film',
    'posts/2026-11-17-hostile/sound.mp3': 'a sound',
    'posts/2026-11-16-after.md': `---\ntitle: After\nseries: ${yaml}\ntags: [${yaml}]\n---\n\nText.\n`,
    'posts/empty.md': empty,
    'pages/leaf.md': `---\ntitle: ${yaml}\ncomments: open\n---\n\n${asText}\n`,
    ...translations,
  }
}

const bodies = [
  breaking,
  '# A heading\n\n> > > quoted\n\n1. one\n   - two\n\n```html"><script>\n<b>\n```\n\n**bold** `</code>` [x](https://a.example/?a=1&b="2")',
  `${'W'.repeat(600)} \u202e\u2066 لا ${'é'.repeat(50)}`,
  'كلمات بالعربية\n\n- أ\n- ب',
  '![no picture](https://a.example/x.png) <img src=x onerror=alert(1)> [js](javascript:alert(1)) |a|b|\n|-|-|\n|1|2|',
]

const written = (number: number) => ({
  id: `hostile${String(number).padStart(6, '0')}`,
  thread: 'hostile',
  status: number === 2 ? 'deleted' : 'approved',
  createdAt: new Date(Date.UTC(2026, 10, 18, 12, number)).toISOString(),
})

/**
 * A conversation of every shape: nested deep, with removed comments, written from right to left, and with a mention.
 */
export const hostileResponses: readonly Response[] = [
  ...Array.from({ length: 24 }, (_, number) => ({
    ...written(number),
    type: 'comment' as const,
    parent: number % 12 === 0 ? null : written(number - 1).id,
    author: {
      name: number % 2 === 0 ? breaking : 'ليلى',
      url: number % 3 === 0 ? 'https://a.example/?a=1&b=%22%3C2%3E%22' : '',
      isOwner: number % 7 === 0,
    },
    body: bodies[number % bodies.length] ?? '',
  })),
  ...[null, breaking].map((author, number) => ({
    ...written(100 + number),
    type: 'mention' as const,
    url: 'https://a.example/?a=1&b=%22',
    title: breaking,
    author,
    excerpt: number === 0 ? '' : breaking,
  })),
]
