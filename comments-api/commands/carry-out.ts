import { InputRefused } from '../input-refused.ts'
import { StorageRefused } from '../storage/database.ts'

/** Exit codes: 0 done, 1 the input is at fault, 2 called wrongly, 3 the machine failed. */
export const exits = { done: 0, refused: 1, misused: 2, failed: 3 } as const

/** Says what stopped the action, if anything did, and returns the exit code. */
export async function carryOut(action: () => Promise<void>): Promise<number> {
  try {
    await action()
    return exits.done
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  if (error instanceof InputRefused) {
    // A file's content could otherwise move the cursor or colour the terminal.
    for (const mistake of error.mistakes) console.error(mistake.replace(/\p{Cc}/gu, '·'))
    return exits.refused
  }
  if (isMissingFile(error) || error instanceof StorageRefused) {
    console.error(describe(error))
    return exits.refused
  }
  console.error(error instanceof Error ? describe(error) : String(error))
  return exits.failed
}

/** Without the cause if the message already says it. */
function describe({ message, cause }: Error): string {
  const isTold = !(cause instanceof Error) || message.includes(cause.message)
  return isTold ? message : `${message}: ${cause.message}`
}

function isMissingFile(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
