const endOfHead = Buffer.from('\r\n\r\n')

/**
 * Reads just enough of HTTP/1.1 to know when an answer is complete: one answer at a time, whose headers tell its
 * length.
 */
export class AnswerReader {
  #head: Buffer = Buffer.alloc(0)
  #status = 0
  #missing = 0

  /** Returns the status of the answer that this chunk completes; `null` while more is to come. */
  read(chunk: Buffer): number | null {
    if (this.#status === 0) this.#readHead(chunk)
    else this.#missing -= chunk.length
    if (this.#status === 0 || this.#missing > 0) return null
    const status = this.#status
    this.#status = 0
    return status
  }

  #readHead(chunk: Buffer): void {
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk])
    const end = head.indexOf(endOfHead)
    this.#head = end === -1 ? head : Buffer.alloc(0)
    if (end === -1) return
    const text = head.toString('latin1', 0, end)
    this.#status = Number(text.slice(9, 12))
    this.#missing = bodyLength(text, this.#status) - (head.length - end - endOfHead.length)
  }
}

/** The servers here always send the length of an answer. */
function bodyLength(head: string, status: number): number {
  if (status === 304 || status === 204) return 0
  const [, length] = /\ncontent-length: *(\d+)/i.exec(head) ?? []
  return length === undefined ? 0 : Number(length)
}
