import { capitalise } from '../../corpus/compose-post.ts'
import { type NextNumber, randomNumbers } from '../../corpus/random-numbers.ts'
import { vocabulary } from './vocabulary.ts'

/** A text of about 250 characters, some of them marked up. No two are alike. */
export function writeBody(seed: number): string {
  const next = randomNumbers(seed)
  const sentences = Array.from({ length: 4 }, () => writeSentence(next))
  if (seed % 4 === 0) sentences.splice(2, 0, '\n\n')
  if (seed % 9 === 0)
    sentences.push(`See [${pickWord(next)}](https://example.org/${next(10_000)}).`)
  return sentences.join(' ')
}

/** An id that is as hard to compress as the service's own. */
export function writeId(seed: number): string {
  const next = randomNumbers(seed)
  return Array.from({ length: 13 }, () => next(32).toString(32)).join('')
}

export function writeName(seed: number): string {
  const next = randomNumbers(seed)
  return `${capitalise(pickRare(next))} ${capitalise(pickRare(next))}`
}

function writeSentence(next: NextNumber): string {
  const words = Array.from({ length: 9 + next(7) }, () => pickWord(next))
  const marked = next(words.length * 2)
  const text = words.map((word, place) => (place === marked ? `*${word}*` : word)).join(' ')
  return `${capitalise(text)}.`
}

/** Few words are frequent and many are rare, as in a language. */
function pickWord(next: NextNumber): string {
  const far = next(1_000) / 1_000
  return vocabulary[Math.floor(far * far * vocabulary.length)] ?? ''
}

function pickRare(next: NextNumber): string {
  return vocabulary[100 + next(vocabulary.length - 100)] ?? ''
}
