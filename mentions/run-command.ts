import { realWorld } from '../comments-api/world.ts'
import { explainFailure } from '../generator/report/explain-failure.ts'
import { readOptions, usage } from './options.ts'
import { toJson, toLines } from './report.ts'
import { runMentions } from './run-mentions.ts'
import { TellingRefused } from './telling-refused.ts'

/**
 * Returns the exit code, which is 0 even if a receiver refuses or fails: that is in the report, and not a failure of this
 * program.
 */
export async function runCommand(words: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    if (words.some(word => word === '--help' || word === '-h')) console.log(usage)
    else await tell(words, environment['AFTERWORD_MENTIONS_TOKEN'] || null)
    return 0
  } catch (error) {
    return explain(error)
  }
}

async function tell(words: string[], token: string | null): Promise<void> {
  const called = readOptions(words)
  const report = await runMentions(called, { world: realWorld, cache: '.cache', token })
  if (called.json) console.log(toJson(report))
  for (const line of toLines(report)) console.error(line)
}

function explain(error: unknown): number {
  if (error instanceof TellingRefused) {
    console.error(error.message)
    return 1
  }
  return explainFailure(error, {
    called: 'npm run mentions',
    form: 'plain',
    undone: 'nobody was told',
  })
}
