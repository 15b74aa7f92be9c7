import { parseArgs } from 'node:util'
import { benchBuild } from './build.ts'
import { printRows } from './measure.ts'
import { benchPage } from './page/bench-page.ts'
import { benchService } from './service.ts'
import { benchSpam } from './spam.ts'

const usage = `Usage: npm run bench -- [build|service|page] [options]
       npm run bench -- spam FILE…  labelled comments, see docs/reference/spam.md

  --posts N   the size of the corpus (1,000 and 10,000)
  --rounds N  how often everything is measured (3)
  --database ADDRESS  what the service stores in, such as postgres://localhost/bench (a new SQLite file)
  --json      print an array of rows`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      posts: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const [what = 'all', ...files] = positionals
  const rounds = readNumber('--rounds', values.rounds)
  const sizes = values.posts === undefined ? [1_000, 10_000] : [readNumber('--posts', values.posts)]
  if (!['all', 'build', 'service', 'page', 'spam'].includes(what))
    throw new TypeError(`there is nothing called "${what}" to measure`)
  if (what === 'spam') await benchSpam(files)
  const isAsked = (part: string) => what === 'all' || what === part
  const builds = isAsked('build') ? await eachInTurn(sizes, posts => benchBuild(posts, rounds)) : []
  const service = isAsked('service') ? await benchService(rounds, values.database) : []
  const pages = isAsked('page') ? await benchPage(rounds) : []
  const rows = [...builds.flat(), ...service, ...pages]
  if (rows.length === 0) process.exitCode = 0
  else if (values.json) console.log(JSON.stringify(rows))
  else printRows(rows)
} catch (error) {
  if (!(error instanceof TypeError)) throw error
  console.error(`${error.message}\n\n${usage}`)
  process.exitCode = 2
}

function readNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new TypeError(`${option} ${text}: write a whole number above 0`)
  return number
}

/** One after the other: two measurements at once would measure each other. */
async function eachInTurn<Value, Result>(
  values: readonly Value[],
  measure: (value: Value) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const value of values) results.push(await measure(value))
  return results
}
