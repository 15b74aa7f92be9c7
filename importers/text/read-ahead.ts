import { SourceRefused } from '../source.ts'
import { longestRecord } from './longest.ts'

/** Tells where something ends, and -1 as long as that is not there. */
type EndOf = (text: string, start: number) => number

/** In characters. Only what is taken up to its end is longer. */
const enough = 64 * 1024

/** A file's text, of which no more is in memory than what is looked at. */
export class ReadAhead {
  readonly #path: string
  readonly #source: AsyncIterator<string>
  #text = ''
  #at = 0
  #isWhole = false

  constructor(path: string, pieces: AsyncIterable<string>) {
    this.#path = path
    this.#source = pieces[Symbol.asyncIterator]()
  }

  /** Sees to it that there is enough to look at, or all that is left. */
  async fill(): Promise<void> {
    if (!this.#isWhole && this.#text.length - this.#at < enough) await this.#pull(enough)
  }

  /** To be asked when there is enough to look at. */
  isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  /** The next letter. */
  peek(): string {
    return this.#text[this.#at] ?? ''
  }

  startsWith(words: string): boolean {
    return this.#text.startsWith(words, this.#at)
  }

  take(count: number): string {
    this.#at += count
    return this.#text.slice(this.#at - count, this.#at)
  }

  /** `pattern` is sticky: it is looked for right here. */
  takeFound(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [found = ''] = pattern.exec(this.#text) ?? []
    return this.take(found.length)
  }

  async takeUntil(endOf: EndOf): Promise<string> {
    for (;;) {
      const end = endOf(this.#text, this.#at)
      if (end >= 0) return this.take(end - this.#at)
      if (this.#isWhole)
        throw new SourceRefused(`${this.#path} is not whole: it ends within a text`)
      // As much again as was looked through in vain: a long text is not looked through for each piece of it.
      await this.#pull(Math.max(enough, this.#text.length - this.#at))
    }
  }

  /** At least so many letters more, or all that are left. */
  async #pull(least: number): Promise<void> {
    const parts = [this.#text.slice(this.#at)]
    let length = 0
    while (length < least && !this.#isWhole) {
      const { done, value } = await this.#source.next()
      this.#isWhole = done === true
      // Nothing ends with the file's last letter, so that what comes next to it can be asked.
      parts.push(value ?? '\n')
      length += value?.length ?? 1
    }
    this.#text = parts.join('')
    this.#at = 0
    if (this.#text.length > longestRecord + least)
      throw new SourceRefused(
        `${this.#path} holds a single text of more than 32 million characters`,
      )
  }
}
