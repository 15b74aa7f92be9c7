import { InputRefused } from '../comments-api/input-refused.ts'
import { openProgress } from '../comments-api/transfer/progress.ts'
import { explainFailure } from '../generator/report/explain-failure.ts'
import { watchOutput } from '../generator/report/watch-output.ts'
import { runExport } from './export.ts'
import { readOptions, usage } from './options.ts'
import { OutputTaken } from './output/stage.ts'
import { showReport } from './report.ts'

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
    const report = await runExport(options, { now: Date.now(), tell: progress.tell }).finally(
      progress.end,
    )
    process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : showReport(report))
    return 0
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  if (error instanceof InputRefused || error instanceof OutputTaken) {
    console.error(`${error.message}\nNothing was exported.`)
    return 1
  }
  return explainFailure(error, {
    called: 'npm run export',
    form: 'plain',
    undone: 'nothing was exported',
  })
}
