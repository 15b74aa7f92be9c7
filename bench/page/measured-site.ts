import sharp from 'sharp'
import type { Additions } from '../../tests/stories/published.ts'

export type MeasuredPage = { readonly name: string; readonly path: string }

export const measuredPages: readonly MeasuredPage[] = [
  { name: 'home', path: '/' },
  { name: 'post with pictures and code', path: '/measured/' },
  { name: 'post with 100 responses', path: '/discussed/' },
  { name: 'archive', path: '/archive/' },
  { name: 'search', path: '/search/' },
]

type Size = { readonly width: number; readonly height: number }

const ofCameras: Size = { width: 1_600, height: 1_000 }

/** Added to the demonstration: a long post with pictures and code, and a post with a hundred comments. */
export async function measuredAdditions(pictures: Size = ofCameras): Promise<Additions> {
  return {
    files: {
      'posts/2026-11-21-measured/index.md': longPost,
      'posts/2026-11-21-measured/first.jpg': await photo(1, pictures),
      'posts/2026-11-21-measured/second.jpg': await photo(2, pictures),
      'posts/2026-11-21-discussed.md': `---\ntitle: A post that was much discussed\n---\n\n${paragraph}\n`,
    },
    responses: Array.from({ length: 100 }, (_, number) => responseOf(number)),
  }
}

const paragraph =
  'A long page is measured as a reader meets it: on a telephone, far from the next mast, with a processor that has other things to do. What is not sent need not be waited for, and what does not run takes no time.'

const part = (number: number) => `## Part ${number}

${Array.from({ length: 4 }, () => paragraph).join('\n\n')}

\`\`\`ts {2} title="part-${number}.ts"
export async function readPart(number: number): Promise<string> {
  const text = await readFile(\`part-\${number}.md\`, 'utf8')
  return text.replaceAll(/\\s+/g, ' ') // one line
}
\`\`\`
`

const longPost = `---
title: A long post with pictures and code
tags: [Guide]
---

![A surface with no two grains alike](./first.jpg "The first picture")

${[1, 2, 3].map(part).join('\n')}

![Another such surface](./second.jpg)

${[4, 5, 6].map(part).join('\n')}
`

/** Noise that is as hard to compress as a photograph, and the same each time. */
async function photo(seed: number, { width, height }: Size): Promise<Uint8Array> {
  let state = seed
  // Not by Uint8Array.from, which first collects five million numbers in an array.
  const grains = new Uint8Array(width * height * 3).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
  const surface = sharp(grains, { raw: { width, height, channels: 3 } })
  return surface.blur(3).jpeg({ quality: 80 }).toBuffer()
}

function responseOf(number: number) {
  const id = (of: number) => `measured${String(of).padStart(6, '0')}`
  return {
    type: 'comment' as const,
    id: id(number),
    thread: 'discussed',
    parent: number % 4 === 0 ? null : id(number - 1),
    author: { name: `Reader ${number}`, url: '', isOwner: number % 10 === 1 },
    body: `${number}: ${'A sentence of some length that says *something*. '.repeat(5)}`,
    status: 'approved',
    createdAt: new Date(Date.UTC(2026, 10, 22, 0, number)).toISOString(),
  }
}
