import { InputRefused } from '../comments-api/input-refused.ts'
import { openProgress } from '../comments-api/transfer/progress.ts'
import { ContentError, describeDiagnostic, UsageError } from '../generator/diagnostic.ts'
import { runExport } from './export.ts'
import { readOptions, usage } from './options.ts'
import { OutputTaken } from './output/stage.ts'
import { showReport } from './report.ts'

/** 0: done; 1: what you gave is at fault; 2: called wrongly; 3: the machine failed. */
const exits = { done: 0, refused: 1, misused: 2, failed: 3 } as const

process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  if (words.some(word => word === '--help' || word === '-h')) {
    console.log(usage)
    return exits.done
  }
  try {
    const options = readOptions(words)
    const progress = openProgress()
    const report = await runExport(options, { now: Date.now(), tell: progress.tell }).finally(
      progress.end,
    )
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : showReport(report))
    return exits.done
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n"npm run export -- --help" tells what it takes.`)
    return exits.misused
  }
  if (error instanceof ContentError) {
    for (const mistake of error.diagnostics) console.error(describeDiagnostic(mistake))
    console.error(`${error.message}; nothing was exported`)
    return exits.refused
  }
  if (error instanceof InputRefused || error instanceof OutputTaken) {
    console.error(`${error.message}\nNothing was exported.`)
    return exits.refused
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  return exits.failed
}
