import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { compareText } from '../compare-text.ts'
import { hashOf } from '../hash-of.ts'
import { findModules } from './find-modules.ts'
import type { Source } from './load.ts'
import { type Declared, type ExtensionMemory, nothingKnown, readMemory } from './memory.ts'

/** What the site's owner adds to it. */
export type Extension = Source & {
  /** A hash of the generator's own code. */
  readonly code: string
  readonly root: string
  readonly declared: Declared
  readonly memory: ExtensionMemory
  /** What is known about each module and everything watched, for the next build. */
  readonly known: Pick<ExtensionMemory, 'modules' | 'watched' | 'declared'>
}

export type ExtensionPlaces = {
  /** The project's root. */
  readonly project: string
  readonly configuration: string
  readonly memoryPath: string
  readonly emptyFolder: string
}

/**
 * Finds out what the configuration consists of and what it asks for. If neither its modules nor what it watches has
 * changed, the findings of the last build still hold, and none of the owner's code runs.
 */
export async function readExtension(
  { project: root, configuration, memoryPath, emptyFolder }: ExtensionPlaces,
  { code, useCache }: { readonly code: string; readonly useCache: boolean },
): Promise<Extension> {
  const memory = useCache ? readMemory(memoryPath, code) : nothingKnown
  const isSame = areSame(memory.modules)
  const paths = isSame ? Object.keys(memory.modules) : await findModules(root, configuration)
  const modules = hashesOf(paths)
  const watchedBefore = hashOfWatched(root, memory.declared.watched)
  const hashWith = (watched: string) => hashOfAll(root, modules, watched)
  const source = { configuration, modules: paths, hash: hashWith(watchedBefore) }
  const declared =
    isSame && watchedBefore === memory.watched
      ? memory.declared
      : await declareAnew(source, emptyFolder)
  const watched = hashOfWatched(root, declared.watched)
  const known = { modules, watched, declared }
  return { ...source, code, root, hash: hashWith(watched), declared, memory, known }
}

/** Imported late: loading Eleventy takes most of a small build's time. */
async function declareAnew(source: Source, emptyFolder: string): Promise<Declared> {
  const { readDeclared } = await import('../render/read-declared.ts')
  return readDeclared(source, emptyFolder)
}

function areSame(modules: ExtensionMemory['modules']): boolean {
  const known = Object.entries(modules)
  return (
    known.length > 0 && known.every(([path, hash]) => existsSync(path) && hashOfFile(path) === hash)
  )
}

function hashesOf(paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map(path => [path, hashOfFile(path)]))
}

function hashOfFile(path: string): string {
  return hashOf(readFileSync(path))
}

/** The same wherever the project is. */
function hashOfAll(root: string, modules: ExtensionMemory['modules'], watched: string): string {
  const written = Object.entries(modules).map(([path, hash]) => `${relative(root, path)} ${hash}`)
  return hashOf([...written.sort(compareText), watched].join('\n'))
}

/** A folder stands for everything below it. */
function hashOfWatched(root: string, patterns: readonly string[]): string {
  const files = patterns.flatMap(pattern => {
    const path = resolve(root, pattern)
    if (!existsSync(path)) return globSync(pattern, { cwd: root }).map(name => resolve(root, name))
    if (!statSync(path).isDirectory()) return [path]
    return globSync('**', { cwd: path }).map(name => join(path, name))
  })
  const read = files
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort(compareText)
  return hashOf(read.map(path => `${path.slice(root.length)} ${hashOfFile(path)}\n`).join(''))
}
