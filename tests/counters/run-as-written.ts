import { hashOfCode } from '../../generator/code-hash.ts'
import { runCommand } from '../../generator/commands/run-command.ts'
import { root } from '../../generator/root.ts'

// A command as `generator/cli.ts` runs it where no bundle of the code is ready.

const called = { code: hashOfCode(root), environment: process.env }
await runCommand(process.argv.slice(2), called)
