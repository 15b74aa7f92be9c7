import { type Config, ConfigRefused, readConfig } from './config.ts'
import { makeSignInLink } from './moderation/sign-in.ts'
import { openSecret } from './secret.ts'
import { serve } from './server.ts'
import type { Database } from './storage/database.ts'
import { openDatabase } from './storage/open.ts'
import { importArchive } from './transfer/import.ts'
import { ArchiveRefused, readArchive } from './transfer/read-archive.ts'
import { realWorld } from './world.ts'

/** 0: done; 1: what you gave is at fault; 2: called wrongly; 3: the machine failed. */
const exits = { done: 0, refused: 1, misused: 2, failed: 3 } as const

const usage = `usage: npm run comments                   the comment service
       npm run comments -- import FILE    take in an archive (JSON Lines)
       npm run comments -- moderator      print a link that signs a moderator in, once
       npm run comments -- check-config   say what is wrong with the settings
       npm run comments -- --help         print this

Settings come from the environment: see docs/reference/settings.md.`

process.exitCode = await run(process.argv.slice(2))

async function run(words: readonly string[]): Promise<number> {
  if (words.length === 1 && ['--help', '-h', 'help'].includes(words[0] ?? '')) {
    console.log(usage)
    return exits.done
  }
  const command = commandFor(words)
  if (command === null) {
    console.error(usage)
    return exits.misused
  }
  try {
    await command(readConfig())
    return exits.done
  } catch (error) {
    return explain(error)
  }
}

function commandFor([name, ...rest]: readonly string[]):
  | ((config: Config) => Promise<void>)
  | null {
  const [file, more] = rest
  if (name === 'import') return file && !more ? config => takeIn(config, file) : null
  if (file !== undefined) return null
  switch (name) {
    case undefined:
      return serve
    case 'moderator':
      return inviteModerator
    case 'check-config':
      return checkConfig
    default:
      return null
  }
}

async function takeIn(config: Config, file: string): Promise<void> {
  const archive = await readArchive(file)
  if (archive.isExample && !config.isLocal) {
    throw new ArchiveRefused([
      `${file} holds invented examples, and ${config.site} is a public site; they are for a site on this machine, such as http://localhost:8080`,
    ])
  }
  const report = await withDatabase(config, database => importArchive(database, archive))
  console.log(`imported ${report.imported} of ${report.read}; ${report.present} were there already`)
  if (report.leftOut > 0)
    console.log(`left out ${report.leftOut}: mentions without an address that can be linked`)
}

async function inviteModerator(config: Config): Promise<void> {
  const link = await withDatabase(config, database => {
    const secret = openSecret(config, realWorld)
    return makeSignInLink({ database, world: realWorld, secret }, config.site)
  })
  console.log(link)
}

async function checkConfig(config: Config): Promise<void> {
  console.log(`the settings are good: ${config.site}, ${config.database.file}`)
}

async function withDatabase<Result>(
  config: Config,
  use: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(config.database)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

function explain(error: unknown): number {
  if (error instanceof ConfigRefused || error instanceof ArchiveRefused) {
    for (const mistake of error.mistakes) console.error(mistake)
    return exits.refused
  }
  if (isMissingFile(error)) {
    console.error(error.message)
    return exits.refused
  }
  console.error(error instanceof Error ? describe(error) : String(error))
  return exits.failed
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${error.message}${cause}`
}

function isMissingFile(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
