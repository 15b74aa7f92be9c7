import { benchBuild } from './build/bench-build.ts'
import { benchEditToBrowser } from './build/edit-to-browser.ts'
import { keepResults } from './measure/keep-results.ts'
import { describeMachine } from './measure/machine.ts'
import type { Results, Row } from './measure/results.ts'
import { showTable } from './measure/show-table.ts'
import { type Asked, readOptions, usage } from './options.ts'
import { benchPage } from './page/bench-page.ts'
import { benchScale } from './scale/bench-scale.ts'
import { benchService } from './service/bench-service.ts'
import { benchSpam } from './spam/bench-spam.ts'

const asked = understand(process.argv.slice(2))
if (asked.part === 'spam') await benchSpam(asked.files)
else report(await measure(asked), asked)

function understand(words: string[]): Asked {
  if (words.some(word => word === '--help' || word === '-h')) {
    console.log(usage)
    process.exit()
  }
  try {
    return readOptions(words)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    console.error(`${error.message}\n\n${usage}`)
    process.exit(2)
  }
}

/** One measurement after another, because two at once would disturb each other. */
async function measure(asked: Asked): Promise<Row[]> {
  const isAsked = (part: Asked['part']) => asked.part === 'all' || asked.part === part
  return [
    ...(isAsked('build') ? await benchBuild(asked) : []),
    ...(isAsked('build') ? await benchEditToBrowser(asked) : []),
    ...(isAsked('service') ? await benchService(asked) : []),
    ...(isAsked('page') ? await benchPage(asked.rounds) : []),
    ...(isAsked('scale') ? benchScale() : []),
  ]
}

function report(rows: Row[], { json, out }: Asked): void {
  const date = new Date().toISOString().slice(0, 10)
  const results: Results = { date, machine: describeMachine(), rows }
  if (out !== undefined) keepResults(out, results)
  console.log(json ? JSON.stringify(results) : showTable(rows))
}
