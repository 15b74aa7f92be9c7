import { openProgress } from '../comments-api/transfer/progress.ts'
import { explainFailure } from '../generator/report/explain-failure.ts'
import { printableLines } from '../generator/report/printable.ts'
import { watchOutput } from '../generator/report/watch-output.ts'
import { runImport } from './import.ts'
import { readOptions, usage } from './options.ts'
import { showReport } from './report/show.ts'
import { SourceRefused } from './source.ts'

watchOutput()
process.exitCode = await run(process.argv.slice(2))

async function run(words: string[]): Promise<number> {
  if (words.some(word => word === '--help' || word === '-h')) {
    console.log(usage)
    return 0
  }
  try {
    const options = readOptions(words)
    const progress = openProgress()
    const report = await runImport(options, { now: Date.now(), tell: progress.tell }).finally(
      progress.end,
    )
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : showReport(report))
    return 0
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  if (error instanceof SourceRefused) {
    console.error(printableLines(error.message))
    console.error('Nothing was imported.')
    return 1
  }
  return explainFailure(error, {
    called: 'npm run import',
    form: 'plain',
    undone: 'nothing was imported',
  })
}
