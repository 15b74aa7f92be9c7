import { ContentError, describeDiagnostic, UsageError } from '../generator/diagnostic.ts'
import { runImport } from './import.ts'
import { readOptions, usage } from './options.ts'
import { showReport } from './report/show.ts'
import { SourceRefused } from './source.ts'

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
    const report = await runImport(options, { now: Date.now(), tell: progress() })
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : showReport(report))
    return exits.done
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`)
    return exits.misused
  }
  if (error instanceof ContentError) {
    for (const mistake of error.diagnostics) console.error(describeDiagnostic(mistake))
    console.error(`${error.message}; nothing was imported`)
    return exits.refused
  }
  if (error instanceof SourceRefused) {
    console.error(`${error.message}\nNothing was imported.`)
    return exits.refused
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  return exits.failed
}

/** On one line of a terminal; a log is told every ten seconds. */
function progress(): (step: string) => void {
  const { stderr } = process
  let told = performance.now()
  return step => {
    const now = performance.now()
    if (stderr.isTTY) stderr.write(`\r\u001b[K${step} …`)
    else if (now - told > 10_000) console.error(`${step} …`)
    else return
    told = now
  }
}
