import { hashOfCode } from '../../generator/code-hash.ts'
import { runCommand } from '../../generator/commands/run-command.ts'
import { root } from '../../generator/root.ts'

// Runs a command as `generator/cli.ts` does if no bundle of the code is ready.

const called = { code: hashOfCode(root), environment: process.env }
await runCommand(process.argv.slice(2), called)
