import type { Text } from '../evidence.ts'
import { hashText } from '../hash.ts'

/** Tokens are stored as numbers. The words behind them are known only as long as the text is at hand. */
export type Tokens = ReadonlyMap<number, string>

/** The most tokens of a text. A repeated word counts once, and a very long text counts no more than its beginning. */
const most = 400
const longestWord = 30

/**
 * What a text is recognised by, in any language: its words, pairs of words, the sites it names, and how it is written.
 */
export function tokensOf({ author, body }: Text): Tokens {
  const tokens = new Map<number, string>()
  const add = (kind: string, word: string) => {
    if (tokens.size < most) tokens.set(hashText(`${kind}:${word}`), word)
  }
  for (const host of hostsIn(`${author.url ?? ''} ${body}`)) add('site', host)
  for (const mark of marksOf(body)) add('mark', mark)
  for (const word of wordsOf(author.name)) add('name', word)
  if (author.email !== null) add('mail', author.email.slice(author.email.indexOf('@')))
  let before = ''
  for (const word of wordsOf(body)) {
    add('word', word)
    if (before !== '') add('pair', `${before} ${word}`)
    before = word
  }
  return tokens
}

/** In scripts without spaces between words, each pair of neighbouring letters is a word. */
function* wordsOf(text: string): Generator<string> {
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    if (!unspaced.test(run)) yield run.slice(0, longestWord)
    else yield* twos([...run])
  }
}

const runs = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function* twos(letters: readonly string[]): Generator<string> {
  if (letters.length === 1) yield letters.join('')
  for (let at = 0; at + 1 < letters.length; at += 1) yield letters.slice(at, at + 2).join('')
}

function hostsIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/(?:www\.)?([^\s/?#:<>()[\]]{1,100})/gi)].map(
    ([, host = '']) => host.toLowerCase(),
  )
}

const mostLinks = 4

function* marksOf(body: string): Generator<string> {
  const links = body.match(/https?:\/\//gi)?.length ?? 0
  if (links > 0) yield `${Math.min(links, mostLinks)} links`
  const letters = body.match(/\p{L}/gu)?.length ?? 0
  const capitals = body.match(/\p{Lu}/gu)?.length ?? 0
  if (letters > 10 && capitals > letters / 2) yield 'CAPITALS'
  if (/[!?]{2}/.test(body)) yield '!!'
}
