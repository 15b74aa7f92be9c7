import { findBundle } from './bundle/find-bundle.ts'
import { openLoader } from './bundle/load-bundled.ts'
import { hashOfCode } from './code-hash.ts'
import { root } from './root.ts'

type Commands = typeof import('./commands/run-command.ts')

// Before anything else is loaded, look for a bundle of this exact code: it loads in a third of the time. Decision 65.

const code = hashOfCode(root)
const bundle = findBundle(code)
const loader = bundle === null ? null : openLoader(bundle)
const { runCommand } = await loadCommands()
await runCommand(process.argv.slice(2), { code, environment: process.env })
if (!process.exitCode) await prepareNext()
// Once all is written and nothing runs any more. By itself, Node would first take its heap apart. Decision 124.
process.once('beforeExit', () => process.exit())

async function loadCommands(): Promise<Commands> {
  const bundled = loader?.load('commands/run-command.js')
  return isCommands(bundled) ? bundled : await import('./commands/run-command.ts')
}

function isCommands(exported: unknown): exported is Commands {
  return typeof exported === 'object' && exported !== null && 'runCommand' in exported
}

async function prepareNext(): Promise<void> {
  if (loader !== null) return loader.keepCompiled()
  const { leaveBundle } = await import('./bundle/leave-bundle.ts')
  leaveBundle()
}
