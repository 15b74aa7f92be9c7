import { createReadStream } from 'node:fs'

/** A line of a file, and where its bytes are. */
export type Line = {
  readonly number: number
  readonly text: string
  readonly offset: number
  readonly length: number
}

/**
 * In bytes. More than the longest comment takes if all its characters are escaped. Longer lines are not archives and
 * must not fill the memory.
 */
const longest = 1024 * 1024
const lineFeed = 10

/** Reads a file of any size line by line. A line that is too long is cut, and is then invalid JSON. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0)
  let offset = 0
  let number = 0
  function take(bytes: Buffer, skip: number): Line {
    number += 1
    const text = number === 1 ? withoutMark(textOf(bytes)) : textOf(bytes)
    const line = { number, text, offset, length: bytes.length }
    offset += bytes.length + skip
    return line
  }
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let start = 0
    for (let end = rest.indexOf(lineFeed); end >= 0; end = rest.indexOf(lineFeed, start)) {
      yield take(rest.subarray(start, end), 1)
      start = end + 1
    }
    rest = rest.subarray(start)
    if (rest.length > longest) {
      yield take(rest, 0)
      rest = Buffer.alloc(0)
    }
  }
  if (rest.length > 0) yield take(rest, 0)
}

/** Some editors write a byte order mark at the beginning of a file that they save. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

function textOf(bytes: Buffer): string {
  return bytes.toString('utf8', 0, longest + 1)
}
