import { createInterface } from 'node:readline/promises'
import { UsageError } from '../errors.ts'

/** A person at a terminal. */
export type Asker = {
  /** Returns the answer, trimmed. */
  ask(question: string): Promise<string>
  tell(line: string): void
  close(): void
}

export type Terminal = {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined }
  readonly output: NodeJS.WritableStream
}

/** `null` if nobody can answer. */
export function openAsker({ input, output }: Terminal): Asker | null {
  if (input.isTTY !== true) return null
  const lines = createInterface({ input, output })
  // `question` would lose lines that are pasted together, and would wait for ever after Ctrl+D.
  const answers = lines[Symbol.asyncIterator]()
  let isOver = false
  lines.once('close', () => {
    isOver = true
  })
  return {
    async ask(question) {
      lines.setPrompt(`${question} `)
      // After the end of the input, lines that were typed before may still wait to be read.
      if (isOver) output.write(`${question}\n`)
      else lines.prompt()
      const answer = await answers.next()
      if (answer.done) throw new UsageError('\nthere was no answer; nothing was changed')
      return answer.value.trim()
    },
    tell: line => output.write(`${line}\n`),
    close: () => lines.close(),
  }
}
