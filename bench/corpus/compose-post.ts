import { type NextNumber, randomNumbers } from './random-numbers.ts'

const vocabulary =
  'page margin reader letter paper ink binding chapter answer note thread season river morning window lamp journey machine garden winter stone voice memory street table quiet copper early small against between without always never perhaps almost under across'.split(
    ' ',
  )

export type ComposedPost = {
  /** The name of its file without the extension. */
  readonly name: string
  readonly slug: string
  readonly title: string
  readonly date: string
  readonly description: string
  readonly tags: readonly string[]
  readonly body: string
}

/** 600 to 1,200 words, code in every third post, two to four of 50 tags. The same number always gives the same post. */
export function composePost(number: number): ComposedPost {
  const next = randomNumbers(number + 1)
  const tags = Array.from({ length: 2 + next(3) }, () => `tag ${next(50)}`)
  const paragraphs = Array.from({ length: 8 }, (_, position) =>
    composeParagraph(next, 75 + next(75), position),
  )
  if (number % 3 === 0) paragraphs.splice(4, 0, code)
  const title = `${capitalise(words(next, 5))} ${number}`
  const description = `${capitalise(words(next, 14))}.`
  const date = momentOf(number)
  const slug = `post-${String(number).padStart(6, '0')}`
  const name = `${date.slice(0, 10)}-${slug}`
  const body = `${paragraphs.join('\n\n')}\n`
  return { name, slug, title, date, description, tags: [...new Set(tags)], body }
}

const code = '```ts\nexport const answer = (question: string) => question.length\n```'

/**
 * A few hours apart, so that all generators agree on the order. The 50,000th post is of 2025, because only our
 * generator holds back posts of the future.
 */
function momentOf(number: number): string {
  return new Date(Date.UTC(2000, 0, 1) + number * 16_000_000).toISOString()
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

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
