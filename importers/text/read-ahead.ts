import { SourceRefused } from '../source.ts'
import { longestRecord } from './longest.ts'

/** A file's text, of which no more is in memory than what is looked at. */
export type ReadAhead = {
  /** Sees to it that there is enough to look at, or all that is left. */
  fill(): Promise<void>
  /** To be asked when there is enough to look at. */
  isAtEnd(): boolean
  /** The next letter. */
  peek(): string
  startsWith(words: string): boolean
  take(count: number): string
  takeFound(pattern: RegExp): string
  takeUntil(endOf: EndOf): Promise<string>
}

/** Tells where something ends, and -1 as long as that is not there. */
type EndOf = (text: string, start: number) => number

/** In characters. Only what is taken up to its end is longer. */
const enough = 64 * 1024

export function openAhead(path: string, pieces: AsyncIterable<string>): ReadAhead {
  const source = pieces[Symbol.asyncIterator]()
  let text = ''
  let at = 0
  let isWhole = false

  /** At least so many letters more, or all that are left. */
  async function pull(least: number): Promise<void> {
    const parts = [text.slice(at)]
    let length = 0
    while (length < least && !isWhole) {
      const { done, value } = await source.next()
      isWhole = done === true
      // Nothing ends with the file's last letter, so that what comes next to it can be asked.
      parts.push(value ?? '\n')
      length += value?.length ?? 1
    }
    text = parts.join('')
    at = 0
    if (text.length > longestRecord + least)
      throw new SourceRefused(`${path} holds a single text of more than 32 million characters`)
  }

  function take(count: number): string {
    at += count
    return text.slice(at - count, at)
  }

  return {
    async fill() {
      if (!isWhole && text.length - at < enough) await pull(enough)
    },
    isAtEnd: () => at >= text.length,
    peek: () => text[at] ?? '',
    startsWith: words => text.startsWith(words, at),
    take,
    takeFound(pattern) {
      pattern.lastIndex = at
      const [found = ''] = pattern.exec(text) ?? []
      return take(found.length)
    },
    async takeUntil(endOf) {
      for (;;) {
        const end = endOf(text, at)
        if (end >= 0) return take(end - at)
        if (isWhole) throw new SourceRefused(`${path} is not whole: it ends within a text`)
        // As much again as was looked through in vain: a long text is not looked through for each piece of it.
        await pull(Math.max(enough, text.length - at))
      }
    },
  }
}
