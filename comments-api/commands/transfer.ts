import type { Config } from '../config.ts'
import { InputRefused } from '../input-refused.ts'
import { openSecret } from '../secret.ts'
import { exportArchive } from '../transfer/export.ts'
import { importArchive } from '../transfer/import.ts'
import { countAloud, openProgress } from '../transfer/progress.ts'
import { type Archive, readArchive } from '../transfer/read-archive.ts'
import { describeStrays, type Strays } from '../transfer/strays.ts'
import { realWorld } from '../world.ts'
import { type Command, withDatabase, withWord } from './command.ts'
import { refuseDatabase, requireFile, requirePlace } from './named-files.ts'
import { spareMemory } from './spare-memory.ts'
import { writePrivately, writeToOutput } from './write-file.ts'

export const importCommand: Command = {
  call: 'import FILE',
  does: 'take in an archive (JSON Lines)',
  prepare: withWord(takeIn),
}

export const exportCommand: Command = {
  call: 'export [FILE]',
  does: 'write the whole archive; without a file or with -, on standard output',
  prepare: ([file = '-', ...more]) => {
    if (more.length > 0 || file === '' || file.startsWith('--')) return null
    return config => giveOut(config, file)
  },
}

async function takeIn(config: Config, file: string): Promise<void> {
  requireFile(file)
  spareMemory()
  const progress = openProgress()
  using archive = await readArchive(file, progress.tell).finally(progress.end)
  refuseExamples(config, file, archive)
  const report = await withDatabase(
    config,
    database =>
      importArchive(database, archive, {
        secret: () => openSecret(config, realWorld),
        tell: progress.tell,
      }),
    { isBulk: true },
  ).finally(progress.end)
  console.log(`imported ${report.imported} of ${report.read}; ${report.present} were there already`)
  if (report.elsewhere.length > 0) console.log(tellStrays(file, report.elsewhere))
  if (report.leftOut > 0)
    console.log(`left out ${report.leftOut}: mentions without an address that can be linked`)
}

function tellStrays(file: string, strays: readonly Strays[]): string {
  const count = strays.reduce((sum, those) => sum + those.count, 0)
  const told = `${count} of these are in another thread than ${file} says, and stay there:`
  return [told, ...strays.map(those => `  ${describeStrays(those)}`)].join('\n')
}

function refuseExamples({ site, isLocal }: Config, file: string, { isExample }: Archive): void {
  if (!isExample || isLocal) return
  throw new InputRefused([
    `${file} holds invented examples, and ${site} is a public site; they are for a site on this machine, such as http://localhost:8080`,
  ])
}

async function giveOut(config: Config, file: string): Promise<void> {
  if (file === '-') return withDatabase(config, database => writeToOutput(exportArchive(database)))
  requirePlace(file)
  if (config.database.engine === 'sqlite') refuseDatabase(file, config.database.file)
  const progress = openProgress()
  await withDatabase(config, database =>
    writePrivately(
      file,
      aloud(exportArchive(database), countAloud(progress.tell, 'lines written')),
    ),
  ).finally(progress.end)
  console.log(`wrote ${file}`)
}

async function* aloud(lines: AsyncIterable<string>, count: () => void): AsyncGenerator<string> {
  for await (const line of lines) {
    yield line
    count()
  }
}
