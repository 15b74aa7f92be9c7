/**
 * Stores texts as UTF-8, one after the other, outside of V8's heap, until they are needed. The garbage collector would
 * copy each string twice before it is old enough to stay in place. Decision 143.
 */
export type TextBuffer = {
  /** Returns a function that decodes the text again. The text has no lone surrogates if it was read from UTF-8. */
  add(text: string): () => string
}

const usualSize = 256 * 1_024
/** That a UTF-16 unit takes in UTF-8. */
const mostBytes = 3

export function openTextBuffer(): TextBuffer {
  let buffer = Buffer.alloc(0)
  let end = 0
  return {
    add: text => {
      const most = text.length * mostBytes
      if (end + most > buffer.length) {
        buffer = Buffer.allocUnsafeSlow(Math.max(usualSize, most))
        end = 0
      }
      const own = buffer
      const from = end
      const to = from + own.write(text, from)
      end = to
      return () => own.toString('utf8', from, to)
    },
  }
}
