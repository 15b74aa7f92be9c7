import { watchOutput } from '../generator/report/watch-output.ts'
import { runCommand } from './run-command.ts'

watchOutput()
const code = await runCommand(process.argv.slice(2), process.env)
// Unless its report was lost meanwhile.
process.exitCode ||= code
