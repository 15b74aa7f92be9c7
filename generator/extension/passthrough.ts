import { existsSync, globSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { compareText } from '../compare-text.ts'
import { findRecord, makeRecord, type Records } from '../content/records.ts'
import { type Diagnostic, type PlaceInFile, shownPath } from '../diagnostic.ts'
import { hashOf } from '../hash-of.ts'
import { isWithin } from '../is-within.ts'
import { wrongExtension } from './place.ts'

/** The arguments of `addPassthroughCopy`; `to` is `true` for the same path as `from`. */
export type Passthrough = {
  readonly from: string
  readonly to: string | true
  readonly place: PlaceInFile | null
}

export type PassedFile = {
  readonly output: string
  readonly from: string
  readonly hash: string
  /** The place in the configuration that adds it. */
  readonly place: PlaceInFile | null
}

type PassedFiles = {
  readonly files: readonly PassedFile[]
  readonly mistakes: readonly Diagnostic[]
  readonly records: Records<string>
}

type Asked = {
  /** The root of the project. No file outside of it may be copied. */
  readonly root: string
  readonly configuration: string
  readonly known: Records<string>
}

/** Lists every file that is published as it is, with a hash of its bytes. */
export function findPassed(passthroughs: readonly Passthrough[], asked: Asked): PassedFiles {
  const found = passthroughs.map(passthrough => expand(passthrough, asked))
  const records: Record<string, Records<string>[string]> = {}
  const files = found
    .flatMap(({ files }) => files)
    .map(({ output, from, place }) => {
      const record = recordOf(from, asked.known)
      records[from] = record
      return { output, from, place, hash: record.value }
    })
  return {
    files: files.sort((a, b) => compareText(a.output, b.output)),
    mistakes: found.flatMap(({ mistakes }) => mistakes),
    records,
  }
}

function recordOf(from: string, known: Records<string>): Records<string>[string] {
  const { size, ctimeMs: modified } = lstatSync(from)
  const file = { source: from, path: from, size, modified }
  const readAt = Date.now()
  return findRecord(known, file) ?? makeRecord(file, hashOf(readFileSync(from)), readAt)
}

type Found = {
  readonly files: readonly Omit<PassedFile, 'hash'>[]
  readonly mistakes: readonly Diagnostic[]
}

function expand(passthrough: Passthrough, { root, configuration }: Asked): Found {
  const { from, to } = passthrough
  const place = passthrough.place ?? configuration
  const path = resolve(root, from)
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined
  const paths = isThere ? filesBelow(path) : matching(from, root)
  const files = paths.map(file => ({
    from: file,
    place: passthrough.place,
    output: plain(isThere ? outputOf({ root, path, to }, file) : matchedOutput(root, to, file)),
  }))
  const project = realpathSync(root)
  const mistakes = files.flatMap(file => mistakesOf(file, project, place))
  const secret = files.find(file => isUnpublished(root, file.from))
  if (secret !== undefined) return { files: [], mistakes: [unpublished(secret.from, place)] }
  if (paths.length === 0 && !isThere) mistakes.push(nothingThere(from, place))
  return { files: mistakes.length > 0 ? [] : files, mistakes }
}

function matching(pattern: string, root: string): string[] {
  return globSync(pattern, { cwd: root })
    .map(name => resolve(root, name))
    .filter(path => !lstatSync(path).isDirectory())
}

function matchedOutput(root: string, to: string | true, file: string): string {
  return to === true ? relative(root, file) : `${to}/${basename(file)}`
}

function mistakesOf(
  { from, output }: Pick<PassedFile, 'from' | 'output'>,
  project: string,
  place: PlaceInFile | string,
): Diagnostic[] {
  const isInside = lstatSync(from).isFile() && isWithin(realpathSync(from), project)
  if (!isInside)
    return [
      wrongExtension(
        place,
        `addPassthroughCopy: ${shownPath(from)} is not a file of the project`,
        'Put the file itself into the project: a link could publish any file of the machine.',
      ),
    ]
  if (!output.split('/').includes('..') && output !== '') return []
  const message = `addPassthroughCopy: "${output}" is not a path in the published site`
  return [wrongExtension(place, message, 'Write it from the root of the site: /pictures')]
}

/** Whether readers must not get the file, because it is part of the history, a secret, or a draft. */
function isUnpublished(root: string, file: string): boolean {
  const segments = relative(root, file).split('/')
  const isHidden = segments.some(segment => /^\.(?!well-known$|\.$)/.test(segment))
  return isHidden || segments[0] === 'node_modules' || isInContent(root, segments)
}

/** Content folders may lie deeper, too: a project can hold the folders of several sites in one. */
function isInContent(root: string, segments: readonly string[]): boolean {
  return segments.some((_, index) =>
    existsSync(join(root, ...segments.slice(0, index + 1), 'site.yaml')),
  )
}

function unpublished(file: string, place: PlaceInFile | string): Diagnostic {
  return wrongExtension(
    place,
    `addPassthroughCopy: ${shownPath(file)} is not for readers`,
    'Copy a folder of its own, such as static/: hidden files, the content folder with its drafts and node_modules stay where they are.',
  )
}

function nothingThere(from: string, place: PlaceInFile | string): Diagnostic {
  return wrongExtension(
    place,
    `addPassthroughCopy: there is no file ${from}`,
    'Paths start at the root of the project, where eleventy.config.ts is.',
  )
}

type Target = { readonly root: string; readonly path: string; readonly to: string | true }

/**
 * The same places as Eleventy chooses: files of a folder below `to`, a single file at `to` or, if that is a folder, in
 * it.
 */
function outputOf({ root, path, to }: Target, file: string): string {
  if (to === true) return relative(root, file)
  if (file !== path) return `${to}/${relative(path, file)}`
  return to === '' || to.endsWith('/') ? `${to}/${basename(file)}` : to
}

function plain(output: string): string {
  return output
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/')
}

/** File managers create these, and nobody wants to publish them. */
const leftBehind = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

function filesBelow(path: string): string[] {
  if (!lstatSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !leftBehind.has(name))
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap(entry => filesBelow(join(path, entry.name)))
}
