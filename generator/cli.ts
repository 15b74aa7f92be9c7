import { type BuildReport, build } from './build.ts'
import { buildUsage, readBuildOptions } from './build-options.ts'
import { startUsage } from './dev/start-options.ts'
import { ContentError, describeDiagnostic, UsageError } from './diagnostic.ts'

const usage = `npm start -- [options]

${startUsage}

npm run build -- [options]

${buildUsage}`

const commands: Readonly<Record<string, (words: string[]) => Promise<void>>> = {
  build: runBuild,
  start: async words => (await import('./dev/start.ts')).start(words, process.env),
}

async function runBuild(words: string[]): Promise<void> {
  const { json, ...options } = readBuildOptions(words, Date.now())
  const isInteractive = process.stderr.isTTY && !process.env['CI']
  const tell = (step: string) => {
    if (isInteractive) process.stderr.write(`\r\u001b[K${step} …`)
  }
  try {
    const report = await build({ ...options, tell })
    if (isInteractive) process.stderr.write('\r\u001b[K')
    describe(report)
    if (json) printJson(report)
  } catch (error) {
    if (isInteractive) process.stderr.write('\r\u001b[K')
    if (json && error instanceof ContentError) printJson(failed(error))
    throw error
  }
}

function describe({
  posts,
  pages,
  rendered,
  removed,
  diagnostics,
  notices,
  timings,
}: BuildReport): void {
  for (const found of diagnostics) console.error(describeDiagnostic(found))
  for (const notice of notices) console.error(`note: ${notice}`)
  const seconds = (Object.values(timings).reduce((sum, time) => sum + time, 0) / 1_000).toFixed(2)
  const done = rendered === 0 ? 'nothing to render' : `${rendered} rendered`
  const gone = removed === 0 ? '' : `, ${removed} removed`
  console.error(`${posts} posts, ${pages} pages: ${done}${gone} in ${seconds} s`)
}

function failed({ diagnostics }: ContentError): Omit<BuildReport, 'notices'> {
  return { posts: 0, pages: 0, rendered: 0, removed: 0, diagnostics, nextDue: null, timings: {} }
}

function printJson({
  posts,
  pages,
  rendered,
  removed,
  diagnostics,
  nextDue,
  timings,
}: Omit<BuildReport, 'notices'>): void {
  console.log(JSON.stringify({ posts, pages, rendered, removed, diagnostics, nextDue, timings }))
}

/** 1: the author's input is at fault; 2: called wrongly; 3: the machine failed. */
function explain(error: unknown): number {
  if (error instanceof ContentError) {
    for (const found of error.diagnostics) console.error(describeDiagnostic(found))
    console.error(`${error.message}; nothing was published`)
    return 1
  }
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`)
    return 2
  }
  console.error(error instanceof Error ? (error.stack ?? error.message) : error)
  return 3
}

const [name = '', ...words] = process.argv.slice(2)
const isAskedForHelp = words.includes('--help') || words.includes('-h')
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
try {
  if (command === undefined)
    throw new UsageError(name === '' ? 'Which command?' : `There is no command "${name}"`)
  if (isAskedForHelp) console.log(usage)
  else await command(words)
} catch (error) {
  process.exitCode = explain(error)
}
