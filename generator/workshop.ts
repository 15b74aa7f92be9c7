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
  /** What the last build recorded; other files stand beside it. */
  readonly recordPath: string
  /** The last good copies of the comments. */
  readonly copies: string
  readonly folder: OutputFolder
  /** Eleventy takes it for its input, and finds nothing there. */
  readonly emptyFolder: string
  /** The pages that the owner's templates wrote, each under its hash. */
  readonly madeFolder: string
  /** What is remembered of the owner's extension. */
  readonly memoryPath: string
  /** The owner's eleventy.config.ts, if there is one. */
  readonly configuration: string | null
  /** The content folder as diagnostics name it. */
  readonly shownAs: string
  close(): void
}

type Options = {
  readonly content: string
  readonly output: string
  readonly cache: string
  readonly project?: string
}

/** One build at a time for each output folder; what a killed one left is cleared away first. */
export function openWorkshop(options: Options): Workshop {
  const places = placesOf(options)
  const { folder, cache, recordPath, emptyFolder } = places
  refuseForeignFolder(folder.path, { content: options.content, cache, recordPath })
  requireWritable(dirname(recordPath), options.cache)
  makeFolder(dirname(folder.path))
  const release = takeLock(folder.lock)
  recoverFolder(folder)
  rmSync(emptyFolder, { recursive: true, force: true })
  mkdirSync(emptyFolder, { recursive: true })
  return { ...places, close: release }
}

function placesOf(options: Options): Omit<Workshop, 'close'> {
  const project = resolve(options.project ?? root)
  const content = resolve(options.content)
  const cache = resolve(options.cache)
  const folder = outputFolder(options.output)
  // By names that hold in another place, too: the cache may be restored where the repository stands elsewhere.
  const nameOf = (path: string) => relative(dirname(cache), path)
  const build = join(cache, 'builds', hashOf(`${nameOf(content)} ${nameOf(folder.path)}`))
  const configuration = join(project, 'eleventy.config.ts')
  return {
    root,
    project,
    cache,
    recordPath: join(build, 'record'),
    copies: join(cache, 'comments', hashOf(nameOf(content))),
    folder,
    emptyFolder: join(build, 'input'),
    madeFolder: join(build, 'made'),
    memoryPath: join(build, 'extension.json'),
    configuration: existsSync(configuration) ? configuration : null,
    shownAs: relative(process.cwd(), content) || '.',
  }
}

function requireWritable(folder: string, cache: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    const isReadOnly = cause instanceof Error && 'code' in cause && cause.code === 'EROFS'
    const advice = isReadOnly
      ? 'its disk is read-only; work in a copy on another'
      : 'give yourself the right, or delete it: the build makes it anew'
    throw new MachineError(`${cache} is no folder that can be written to; ${advice}`, { cause })
  }
}
