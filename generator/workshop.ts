import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { shownPath } from './diagnostic.ts'
import { MachineError } from './errors.ts'
import { hashOf } from './hash-of.ts'
import { makeFolder } from './make-folder.ts'
import { takeLock } from './publish/lock.ts'
import {
  type OutputFolder,
  outputFolder,
  recoverFolder,
  refuseForeignFolder,
} from './publish/output-folder.ts'
import { readOnlyClone } from './report/writing-to.ts'
import { root } from './root.ts'
import { systemCode } from './system-code.ts'

/** The folders and files a build works with, and its lock on the output folder. */
export type Workshop = Disposable & {
  /** The repository that holds the generator and the templates. */
  readonly root: string
  /** The folder with the owner's own files, such as eleventy.config.ts. */
  readonly project: string
  readonly cache: string
  /** The record of the last build; related files are kept beside it. */
  readonly recordPath: string
  /** The last good copies of the comments. */
  readonly copies: string
  readonly folder: OutputFolder
  /** Given to Eleventy as its input folder: the pages come from the plan, so there is nothing in it. */
  readonly emptyFolder: string
  /** The pages that the owner's templates wrote, each named by its hash. */
  readonly madeFolder: string
  /** What earlier builds found out about the owner's extension. */
  readonly memoryPath: string
  /** The owner's eleventy.config.ts, if there is one. */
  readonly configuration: string | null
  /** The content folder as it appears in diagnostics. */
  readonly shownAs: string
}

type Options = {
  readonly content: string
  readonly output: string
  readonly cache: string
  readonly project?: string
}

/** Allows one build at a time per output folder, and first clears away what a killed build left behind. */
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
  return { ...places, [Symbol.dispose]: release }
}

function placesOf(options: Options): Omit<Workshop, keyof Disposable> {
  const project = resolve(options.project ?? root)
  const content = resolve(options.content)
  const cache = resolve(options.cache)
  const folder = outputFolder(options.output)
  // Relative names, since CI may restore the cache into a repository at another path.
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
    shownAs: shownPath(content),
  }
}

function requireWritable(folder: string, cache: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    const isReadOnly = systemCode(cause) === 'EROFS'
    const advice = isReadOnly
      ? readOnlyClone
      : 'give yourself the right, or delete it: the build creates it again'
    throw new MachineError(`${cache} is not a folder that can be written to; ${advice}`, { cause })
  }
}
