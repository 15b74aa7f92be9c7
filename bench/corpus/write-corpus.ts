import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NextNumber, randomNumbers } from './random-numbers.ts'

const vocabulary =
  'page margin reader letter paper ink binding chapter answer note thread season river morning window lamp journey machine garden winter stone voice memory street table quiet copper early small against between without always never perhaps almost under across'.split(
    ' ',
  )

/** A site of `posts` posts of 600 to 1,200 words, code in one of three, two to four of 50 tags: the same for the same number. */
export function writeCorpus(folder: string, posts: number): void {
  mkdirSync(join(folder, 'posts'), { recursive: true })
  writeFileSync(
    join(folder, 'site.yaml'),
    'title: Bench\nurl: https://bench.example\npostsPerPage: 20\nauthor: { name: Bench }\n',
  )
  for (let number = 0; number < posts; number += 1) {
    writeFileSync(join(folder, 'posts', `${nameOf(number)}.md`), composePost(number))
  }
}

/** File names without their ending; posts are a few hours apart. */
export function nameOf(number: number): string {
  const day = new Date(Date.UTC(2000, 0, 1) + number * 20_000_000).toISOString().slice(0, 10)
  return `${day}-post-${String(number).padStart(6, '0')}`
}

export function composePost(number: number): string {
  const next = randomNumbers(number + 1)
  const tags = Array.from({ length: 2 + next(3) }, () => `tag ${next(50)}`)
  const paragraphs = Array.from({ length: 8 }, (_, position) =>
    composeParagraph(next, 75 + next(75), position),
  )
  if (number % 3 === 0)
    paragraphs.splice(
      4,
      0,
      '```ts\nexport const answer = (question: string) => question.length\n```',
    )
  return [
    '---',
    `title: ${capitalise(words(next, 5))} ${number}`,
    `description: ${capitalise(words(next, 14))}.`,
    `tags: [${[...new Set(tags)].join(', ')}]`,
    '---',
    '',
    `${paragraphs.join('\n\n')}\n`,
  ].join('\n')
}

function composeParagraph(next: NextNumber, length: number, position: number): string {
  const text = capitalise(words(next, length))
  if (position === 2)
    return `## ${capitalise(words(next, 4))}\n\n${text} with *emphasis* and [a link](https://example.org/${next(1_000)}).`
  if (position === 5) return `- ${words(next, 12)}\n- ${words(next, 12)}\n\n${text}.`
  return `${text}, and \`${words(next, 1)}\`.`
}

function words(next: NextNumber, count: number): string {
  return Array.from({ length: count }, () => vocabulary[next(vocabulary.length)]).join(' ')
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
