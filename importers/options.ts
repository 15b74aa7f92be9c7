import { existsSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { findNamed, listed } from '../generator/commands/find-named.ts'
import {
  refuseWithin,
  requireContent,
  requireFileName,
  requireFolder,
} from '../generator/commands/named-places.ts'
import { parseWords } from '../generator/commands/parse-words.ts'
import { UsageError } from '../generator/errors.ts'
import type { Source } from './source.ts'
import { sources } from './sources.ts'

export const usage = `npm run import -- SOURCE FILE|FOLDER [options]

  SOURCE         ${sources.map(({ name, reads }) => `${name.padEnd(12)} ${reads}`).join(`\n${' '.repeat(17)}`)}
  --dry-run      read everything and report, write nothing
  --content DIR  where site.yaml, posts/ and pages/ are (content)
  --archive FILE where the comments go (data/imports/SOURCE-NAME.jsonl)
  --uploads DIR  pictures and files of the old site, copied beside the posts that show them
  --site NAME    which site, where a database holds those of several: its id or its name there
  --map FILE     lines of an old address or id, a comma, and the thread's id or the post's address here
  --json         print the report as one object on standard output`

const table = {
  'dry-run': { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
  archive: { type: 'string' },
  uploads: { type: 'string' },
  site: { type: 'string' },
  map: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export type ImportOptions = {
  readonly source: Source
  readonly path: string
  readonly content: string
  readonly archive: string
  readonly uploads: string | null
  readonly site: string | null
  readonly map: string | null
  readonly dryRun: boolean
  readonly json: boolean
}

export function readOptions(words: string[]): ImportOptions {
  const { values, positionals } = parseWords({
    args: words,
    options: table,
    allowPositionals: true,
  })
  const { source, path } = readWhat(positionals)
  const { content, archive, uploads, site, map } = values
  requireContent(content)
  requireFolder('--uploads', uploads)
  requireSites(source, site)
  requireMap(map)
  requireArchive(archive, content)
  return {
    source,
    content,
    path: resolve(path),
    archive: archive ?? defaultArchive(source, path),
    uploads: uploads === undefined ? null : resolve(uploads),
    site: site ?? null,
    map: map ?? null,
    dryRun: values['dry-run'],
    json: values.json,
  }
}

function readWhat([name, path, ...more]: readonly string[]) {
  if (name === undefined) throw new UsageError(`Import from what? Name one of ${listed(sources)}`)
  const source = findNamed(sources, name, 'source')
  if (path === undefined) throw new UsageError(`Which file? npm run import -- ${name} FILE`)
  if (more.length > 0)
    throw new UsageError(`one file or folder at a time: ${[path, ...more].join(', ')}`)
  requirePresence(path)
  return { source, path }
}

function requirePresence(path: string): void {
  if (!existsSync(path)) throw new UsageError(`${path}: there is no such file or folder`)
}

function requireSites({ name, hasSites }: Source, site: string | undefined): void {
  if (site === undefined || hasSites === true) return
  throw new UsageError(`--site ${site}: an export of ${name} holds only one site`)
}

function requireMap(map: string | undefined): void {
  if (map === undefined) return
  requirePresence(map)
  const status = statSync(map)
  if (status.isDirectory()) throw new UsageError(`--map ${map}: name a file`)
  // Nobody may ever write to a pipe, and the import would wait for it in silence.
  if (!status.isFile())
    throw new UsageError(
      `--map ${map}: it is a pipe or a device; write the lines to a file, and name that`,
    )
}

/** The archive holds readers' e-mail addresses, so it must not be in the content folder. */
function requireArchive(archive: string | undefined, content: string): void {
  if (archive === undefined) return
  requireFileName('--archive', archive)
  refuseWithin(archive, content)
}

/**
 * Names the archive after the file without its extensions: "olive.xml.gz" is "olive", as "olive.xml" is. A name has at
 * most 255 bytes, and an unfinished archive has a longer one.
 */
function defaultArchive({ name }: Source, path: string): string {
  const unpacked = basename(resolve(path)).replace(/\.gz$/i, '')
  const bytes = Buffer.from(basename(unpacked, extname(unpacked))).subarray(0, 150)
  const stem = bytes.toString().replace(/\uFFFD+$/, '')
  return join('data', 'imports', `${name}-${stem}.jsonl`)
}
