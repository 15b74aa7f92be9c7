import { explainFailure } from '../generator/report/explain-failure.ts'
import { runImport } from './import.ts'
import { readOptions, usage } from './options.ts'
import { showReport } from './report/show.ts'
import { SourceRefused } from './source.ts'

process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  if (words.some(word => word === '--help' || word === '-h')) {
    console.log(usage)
    return 0
  }
  try {
    const options = readOptions(words)
    const report = await runImport(options, { now: Date.now(), tell: progress() })
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : showReport(report))
    return 0
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  if (error instanceof SourceRefused) {
    console.error(`${error.message}\nNothing was imported.`)
    return 1
  }
  return explainFailure(error, { usage, form: 'plain', undone: 'nothing was imported' })
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
