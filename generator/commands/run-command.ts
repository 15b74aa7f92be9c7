import { UsageError } from '../errors.ts'
import { explainFailure } from '../report/explain-failure.ts'
import { watchOutput } from '../report/watch-output.ts'
import { sinceStart } from '../stopwatch.ts'
import { runBuild, type Surface } from './run-build.ts'

type Environment = { readonly environment: NodeJS.ProcessEnv }

type Command = (words: string[], called: Surface & Environment) => Promise<void>

const root = process.cwd()
const { stderr } = process

/** All commands of authors. Each loads its code when it is called, since even a stream of Node takes time to load. */
const commands: Readonly<Record<string, Command>> = {
  build: runBuild,
  check: async (words, called) => (await import('./run-check.ts')).runCheck(words, called),
  start: async (words, { environment }) =>
    (await import('../dev/start.ts')).start(words, environment),
  new: async (words, { now }) =>
    (await import('../author/new-post.ts')).newPost(words, { root, now, output: process.stdout }),
  embed: async words => (await import('./run-embed.ts')).runEmbed(words, process.stdout),
  init: async (words, { now }) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const { init } = await import('../author/init.ts')
    const { stdin: input, stdout: output } = process
    await init(words, { root, now, timeZone, input, output })
  },
}

/** Runs a command, reports any failure, and sets the exit code. */
export async function runCommand(
  [name = '', ...words]: string[],
  called: Pick<Surface, 'code'> & Environment,
): Promise<void> {
  const surface = openSurface(words, called)
  const epoch = called.environment['SOURCE_DATE_EPOCH']
  const explain = (error: unknown) => explainTo(surface, name, error)
  process.once('uncaughtException', error => process.exit(explain(error)))
  watchOutput()
  tellOfEndlessWaiting()
  const isAskedForHelp = [name, ...words].some(word => word === '--help' || word === '-h')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (isAskedForHelp) console.log(await readUsage(name))
    else if (command !== undefined)
      await command(words, { ...surface, ...called, now: readNow(epoch) })
    else throw new UsageError(name === '' ? 'Which command?' : `There is no command "${name}"`)
  } catch (error) {
    process.exitCode = explain(error)
  }
}

function openSurface(
  words: readonly string[],
  { code, environment }: Parameters<typeof runCommand>[1],
): Omit<Surface, 'now'> {
  const isInteractive = stderr.isTTY && !environment['CI']
  const form = isInteractive ? 'terminal' : 'plain'
  return {
    code,
    form: words.includes('--github') ? 'github' : form,
    progress: isInteractive ? showOnOneLine : tellNowAndThen(),
  }
}

/**
 * The current time, or the one in SOURCE_DATE_EPOCH, for builds that must not depend on the clock:
 * https://reproducible-builds.org/specs/source-date-epoch/, which asks to fail if it is malformed.
 */
function readNow(epoch: string | undefined): number {
  if (epoch === undefined || epoch === '') return Date.now()
  if (/^\d{1,11}$/.test(epoch)) return Number(epoch) * 1_000
  throw new UsageError(
    `SOURCE_DATE_EPOCH=${epoch}: write the seconds since 1970, such as 1795176000`,
  )
}

function showOnOneLine(step: string): void {
  stderr.write(step === '' ? '\r\u001b[K' : `\r\u001b[K${step} …`)
}

/** For logs, which keep every line: reports the step every ten seconds, and so nothing of short work. */
function tellNowAndThen(): (step: string) => void {
  let told = sinceStart()
  return step => {
    const now = sinceStart()
    if (step === '' || now - told < 10_000) return
    told = now
    console.error(`${step} …`)
  }
}

function explainTo({ form }: Pick<Surface, 'form'>, name: string, error: unknown): number {
  // A check only reads what was published before.
  const undone = name === 'check' ? null : 'nothing was published'
  const known = Object.hasOwn(commands, name) ? name : 'build'
  const called = known === 'start' ? 'npm start' : `npm run ${known}`
  return explainFailure(error, { called, form, undone })
}

/** Imported only when needed, since the descriptions of all options load a large part of the generator. */
async function readUsage(command: string): Promise<string> {
  const { usageOf } = await import('./usage.ts')
  return usageOf(command)
}

/** Node exits with 13 if a promise is awaited but nothing is left to do, as with an extension that never answers. */
function tellOfEndlessWaiting(): void {
  process.once('exit', code => {
    if (code !== 13) return
    console.error('the command waits for something that never comes; does eleventy.config.ts end?')
    process.exitCode = 3
  })
}
