import { findCommand } from './commands/all.ts'
import { carryOut, exits } from './commands/carry-out.ts'
import type { Action } from './commands/command.ts'
import { describeMisuse } from './commands/misuse.ts'
import { asksForUsage, usage } from './commands/usage.ts'
import { type Config, readConfig } from './config.ts'
import { watchOutput } from './watch-output.ts'

watchOutput()
const code = await run(process.argv.slice(2))
// Unless its answer was lost meanwhile.
process.exitCode ||= code

async function run(words: readonly string[]): Promise<number> {
  if (asksForUsage(words)) {
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
  return carryOut(() => action(readConfig()))
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
