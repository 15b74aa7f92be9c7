import { SourceRefused } from '../source.ts'
import { longestRecord } from './longest.ts'

/** Returns where something ends; -1 as long as its end has not been read. */
type EndOf = (text: string, start: number) => number

/** In characters. More than this is kept only for something that has not ended yet. */
const enough = 64 * 1024

/** The text of a file, of which only the part that is looked at is in memory. */
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

  /** Reads until there is enough to look at, or until the end. */
  async fill(): Promise<void> {
    if (!this.#isWhole && this.#text.length - this.#at < enough) await this.#pull(enough)
  }

  /** Call it only after `fill`. */
  isAtEnd(): boolean {
    return this.#at >= this.#text.length
  }

  /** Returns the next character; empty at the end. */
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

  /** `pattern` must be sticky: it has to match right here. */
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
        throw new SourceRefused(`${this.#path} is incomplete: it ends within a text`)
      // Doubles what was searched in vain, so that a long text is not searched anew for each piece of it.
      await this.#pull(Math.max(enough, this.#text.length - this.#at))
    }
  }

  /** Reads at least so many characters more, or all that are left. */
  async #pull(least: number): Promise<void> {
    const parts = [this.#text.slice(this.#at)]
    let length = 0
    while (length < least && !this.#isWhole) {
      const { done, value } = await this.#source.next()
      this.#isWhole = done === true
      // A line end is added, so that there is always a character after the last one.
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
