import { findCommand, listCommands } from './commands/all.ts'
import type { Action } from './commands/command.ts'
import { describeMisuse } from './commands/misuse.ts'
import { type Config, readConfig } from './config.ts'
import { InputRefused } from './input-refused.ts'
import { StorageRefused } from './storage/database.ts'
import { watchOutput } from './watch-output.ts'

/** Exit codes: 0 done, 1 the input is at fault, 2 called wrongly, 3 the machine failed. */
const exits = { done: 0, refused: 1, misused: 2, failed: 3 } as const

watchOutput()
const code = await run(process.argv.slice(2))
// Unless its answer was lost meanwhile.
process.exitCode ||= code

async function run(words: readonly string[]): Promise<number> {
  if (words[0] === 'help' || words.some(word => word === '--help' || word === '-h')) {
    console.log(await usage())
    return exits.done
  }
  if (words[0] === '--compile') {
    await import('./compile-all.ts')
    return exits.done
  }
  const action = await actionFor(words)
  if (action === null) {
    console.error(await describeMisuse(words))
    return exits.misused
  }
  try {
    await action(readConfig())
    return exits.done
  } catch (error) {
    return explain(error)
  }
}

async function actionFor([name, ...rest]: readonly string[]): Promise<Action | null> {
  if (name === undefined) return serve
  const command = await findCommand(name)
  return command?.prepare(rest) ?? null
}

/** Imported only when the service starts: Fastify and the routes are most of what a command would have to load. */
async function serve(config: Config): Promise<void> {
  const server = await import('./server.ts')
  await server.serve(config)
}

async function usage(): Promise<string> {
  const lines = [
    { call: '', does: 'the comment service' },
    ...(await listCommands()),
    { call: '--compile', does: 'have Node compile the service for its next start' },
    { call: '--help', does: 'print this' },
  ].map(({ call, does }) => {
    const words = `npm run comments${call && ` -- ${call}`}`
    const column = 45
    const gap = words.length < column ? '' : `\n${' '.repeat(2 + column)}`
    return `  ${words.padEnd(column)}${gap} ${does}`
  })
  return `usage:\n${lines.join('\n')}\n\nSettings come from the environment: see docs/reference/settings.md.`
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
