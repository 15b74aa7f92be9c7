import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { hashOf } from './content/records.ts'
import { MachineError } from './diagnostic.ts'
import { makeFolder } from './make-folder.ts'
import { takeLock } from './publish/lock.ts'
import {
  type OutputFolder,
  outputFolder,
  recoverFolder,
  refuseForeignFolder,
} from './publish/output-folder.ts'
import { root } from './root.ts'

/** Where a build finds and leaves things, and its claim on the output folder. */
export type Workshop = {
  /** Where the generator and the templates stand. */
  readonly root: string
  /** Where the owner's own files stand, eleventy.config.ts among them. */
  readonly project: string
  readonly cache: string
  readonly recordPath: string
  readonly copies: string
  readonly folder: OutputFolder
  readonly emptyFolder: string
  /** The pages that the owner's templates wrote, each under its hash. */
  readonly madeFolder: string
  readonly memoryPath: string
  readonly configuration: string | null
  /** The content folder as diagnostics name it. */
  readonly shownAs: string
  close(): void
}

type Places = {
  readonly content: string
  readonly output: string
  readonly cache: string
  readonly project?: string
}

/** One build at a time for each output folder; what a killed one left is cleared away first. */
export function openWorkshop({ content, output, cache: cacheFolder, ...places }: Places): Workshop {
  const project = resolve(places.project ?? root)
  const cache = resolve(cacheFolder)
  const folder = outputFolder(output)
  // Kept from one machine to the next, where the same repository may stand elsewhere.
  const nameOf = (path: string) => relative(dirname(cache), path)
  const build = join(cache, 'builds', hashOf(`${nameOf(resolve(content))} ${nameOf(folder.path)}`))
  const recordPath = join(build, 'record')
  refuseForeignFolder(folder.path, { content, cache, recordPath })
  requireWritable(build, cacheFolder)
  makeFolder(dirname(folder.path))
  const release = takeLock(folder.lock)
  recoverFolder(folder)
  const emptyFolder = join(build, 'input')
  rmSync(emptyFolder, { recursive: true, force: true })
  mkdirSync(emptyFolder, { recursive: true })
  const configuration = join(project, 'eleventy.config.ts')
  return {
    root,
    project,
    cache,
    recordPath,
    copies: join(cache, 'comments', hashOf(nameOf(resolve(content)))),
    folder,
    emptyFolder,
    madeFolder: join(build, 'made'),
    memoryPath: join(build, 'extension.json'),
    configuration: existsSync(configuration) ? configuration : null,
    shownAs: relative(process.cwd(), resolve(content)) || '.',
    close: release,
  }
}

function requireWritable(folder: string, cache: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new MachineError(
      `${cache} is no folder that can be written to; give yourself the right, or delete it: the build makes it anew`,
      { cause },
    )
  }
}
