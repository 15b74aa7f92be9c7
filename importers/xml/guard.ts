import { SourceRefused } from '../source.ts'
import { longestRecord } from '../text/longest.ts'

const deepest = 64
const longestProlog = 1024 * 1024
/** The memory that an element takes besides its words. */
const elementCost = 64

/** Refuses a file before the parser holds more of it than any export needs. */
export class Guard {
  readonly #path: string
  #sinceMarkup = 0
  #kept = 0
  #prolog: string | null = ''

  constructor(path: string) {
    this.#path = path
  }

  /** To be called before the parser gets the piece, because it would keep a text or comment without an end whole. */
  watch(piece: string, depth: number): void {
    this.#sinceMarkup += piece.length
    if (this.#sinceMarkup > longestRecord) this.#refuseLength()
    if (this.#prolog === null) return
    this.#prolog = depth > 0 ? null : (this.#prolog + piece).slice(0, longestProlog)
    const doctype = /<!DOCTYPE[^>]*/i.exec(this.#prolog ?? '')?.[0]
    if (doctype !== undefined) this.refuseDefinitions(doctype)
  }

  refuseDefinitions(doctype: string): void {
    if (!doctype.includes('[')) return
    throw new SourceRefused(
      `${this.#path} has a DOCTYPE that defines things of its own. No export needs that, and it can name other files: remove it`,
    )
  }

  /** Returns how much was kept before, which `handOver` needs. */
  open(depth: number): number {
    this.#sinceMarkup = 0
    const before = this.#kept
    this.#kept += elementCost
    if (depth > deepest)
      throw new SourceRefused(
        `${this.#path} nests elements deeper than ${deepest}: it is not an export of that system`,
      )
    return before
  }

  keep(text: string): void {
    this.#sinceMarkup = 0
    this.#kept += text.length
    if (this.#kept > longestRecord) this.#refuseLength()
  }

  pass(): void {
    this.#sinceMarkup = 0
  }

  /** The record is no longer kept here. */
  handOver(before: number): void {
    this.#kept = before
  }

  #refuseLength(): never {
    throw new SourceRefused(
      `${this.#path} holds a single part of more than ${longestRecord / 1024 / 1024} million characters`,
    )
  }
}
