import { UsageError } from '../diagnostic.ts'
import { explainFailure } from '../report/explain-failure.ts'
import { watchOutput } from '../report/watch-output.ts'
import { sinceStart } from '../stopwatch.ts'
import { runBuild, type Surface } from './run-build.ts'

type Environment = { readonly environment: NodeJS.ProcessEnv }

type Command = (words: string[], called: Surface & Environment) => Promise<void>

const root = process.cwd()
const { stderr } = process

/** All that an author types. What each takes is loaded when it is called: for a stream, Node loads a good deal as well. */
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

/** Tells of whatever fails, and says so in the exit code. */
export async function runCommand(
  [name = '', ...words]: string[],
  called: Pick<Surface, 'code'> & Environment,
): Promise<void> {
  const surface = openSurface(words, called)
  const explain = (error: unknown) => explainTo(surface, name, error)
  process.once('uncaughtException', error => process.exit(explain(error)))
  watchOutput()
  tellOfEndlessWaiting()
  const isAskedForHelp = [name, ...words].some(word => word === '--help' || word === '-h')
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  try {
    if (isAskedForHelp) console.log(await readUsage(name))
    else if (command !== undefined) await command(words, { ...surface, ...called })
    else throw new UsageError(name === '' ? 'Which command?' : `There is no command "${name}"`)
  } catch (error) {
    process.exitCode = explain(error)
  }
}

function openSurface(
  words: readonly string[],
  { code, environment }: Parameters<typeof runCommand>[1],
): Surface {
  const isInteractive = stderr.isTTY && !environment['CI']
  const form = isInteractive ? 'terminal' : 'plain'
  return {
    code,
    now: readNow(environment['SOURCE_DATE_EPOCH']),
    form: words.includes('--github') ? 'github' : form,
    progress: isInteractive ? showOnOneLine : tellNowAndThen(),
  }
}

/**
 * Seconds since 1970, for builds that must not depend on the
 * clock: https://reproducible-builds.org/specs/source-date-epoch/
 */
function readNow(epoch: string | undefined): number {
  return epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1_000 : Date.now()
}

function showOnOneLine(step: string): void {
  stderr.write(step === '' ? '\r\u001b[K' : `\r\u001b[K${step} …`)
}

/** A log keeps every line: long work says every ten seconds how far it is, and short work nothing. */
function tellNowAndThen(): (step: string) => void {
  let told = sinceStart()
  return step => {
    const now = sinceStart()
    if (step === '' || now - told < 10_000) return
    told = now
    console.error(`${step} …`)
  }
}

function explainTo({ form }: Surface, name: string, error: unknown): number {
  // A check looks at what is published already.
  const undone = name === 'check' ? null : 'nothing was published'
  const known = Object.hasOwn(commands, name) ? name : 'build'
  const called = known === 'start' ? 'npm start' : `npm run ${known}`
  return explainFailure(error, { called, form, undone })
}

/** Imported late: what each command allows is known to a good part of the generator. */
async function readUsage(command: string): Promise<string> {
  const { usageOf } = await import('./usage.ts')
  return usageOf(command)
}

/** Node ends so when nothing is left to do and a promise is still awaited: an extension that never answers. */
function tellOfEndlessWaiting(): void {
  process.once('exit', code => {
    if (code !== 13) return
    console.error('the command waits for something that never comes; does eleventy.config.ts end?')
    process.exitCode = 3
  })
}
