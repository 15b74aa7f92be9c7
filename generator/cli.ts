import { runBuild, type Surface } from './build-command.ts'
import { UsageError } from './diagnostic.ts'
import { explainFailure } from './report/explain-failure.ts'
import type { ReportForm } from './report/show.ts'

const root = process.cwd()
const { stdin: input, stdout: output, stderr } = process
const isInteractive = stderr.isTTY && !process.env['CI']

const surface: Surface = {
  now: readNow(process.env['SOURCE_DATE_EPOCH']),
  form: reportForm(process.argv),
  progress: isInteractive ? showOnOneLine : tellNowAndThen(),
}

const commands: Readonly<Record<string, (words: string[]) => Promise<void>>> = {
  build: words => runBuild(words, surface),
  check: async words => (await import('./check-command.ts')).runCheck(words, surface),
  start: async words => (await import('./dev/start.ts')).start(words, process.env),
  new: async words =>
    (await import('./author/new-post.ts')).newPost(words, { root, now: surface.now, output }),
  embed: async words => (await import('./embed-command.ts')).runEmbed(words, output),
  init: async words => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const { init } = await import('./author/init.ts')
    await init(words, { root, now: surface.now, timeZone, input, output })
  },
}

function showOnOneLine(step: string): void {
  stderr.write(step === '' ? '\r\u001b[K' : `\r\u001b[K${step} …`)
}

/** A log keeps every line: long work says every ten seconds how far it is, and short work nothing. */
function tellNowAndThen(): (step: string) => void {
  let told = performance.now()
  return step => {
    const now = performance.now()
    if (step === '' || now - told < 10_000) return
    told = now
    console.error(`${step} …`)
  }
}

/** Seconds since 1970, for builds that must not depend on the clock: https://reproducible-builds.org/specs/source-date-epoch/ */
function readNow(epoch: string | undefined): number {
  return epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1_000 : Date.now()
}

function reportForm(words: readonly string[]): ReportForm {
  if (words.includes('--github')) return 'github'
  return isInteractive ? 'terminal' : 'plain'
}

async function explain(error: unknown): Promise<number> {
  // A check looks at what is published already.
  const undone = name === 'check' ? null : 'nothing was published'
  const usage = error instanceof UsageError ? await readUsage() : ''
  return explainFailure(error, { usage, form: surface.form, undone })
}

/** Imported late: what each command allows is known to a good part of the generator. */
async function readUsage(): Promise<string> {
  return (await import('./usage.ts')).usage
}

process.once('uncaughtException', async error => process.exit(await explain(error)))
// Node ends so when nothing is left to do and a promise is still awaited: an extension that never answers.
process.once('exit', code => {
  if (code !== 13) return
  console.error('the command waits for something that never comes; does eleventy.config.ts end?')
  process.exitCode = 3
})

const [name = '', ...words] = process.argv.slice(2)
const isAskedForHelp = [name, ...words].some(word => word === '--help' || word === '-h')
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
try {
  if (isAskedForHelp) console.log(await readUsage())
  else if (command !== undefined) await command(words)
  else throw new UsageError(name === '' ? 'Which command?' : `There is no command "${name}"`)
} catch (error) {
  process.exitCode = await explain(error)
}
