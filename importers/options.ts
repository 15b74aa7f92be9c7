import { existsSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { parseWords } from '../generator/commands/parse-words.ts'
import { nearestTo, UsageError } from '../generator/diagnostic.ts'
import type { Source } from './source.ts'
import { sources } from './sources.ts'

export const usage = `npm run import -- SOURCE FILE|FOLDER [options]

  SOURCE         ${sources.map(({ name, reads }) => `${name.padEnd(12)} ${reads}`).join(`\n${' '.repeat(17)}`)}
  --dry-run      read everything and report, write nothing
  --content DIR  where site.yaml, posts/ and pages/ are (content)
  --archive FILE where the comments go (data/imports/SOURCE-NAME.jsonl)
  --uploads DIR  pictures and files of the old site, copied beside the posts that show them
  --map FILE     lines of an old address or id, a comma, and the thread's id or the post's address here
  --json         print the report as one object on standard output`

const table = {
  'dry-run': { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
  archive: { type: 'string' },
  uploads: { type: 'string' },
  map: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

export type ImportOptions = {
  readonly source: Source
  readonly path: string
  readonly content: string
  readonly archive: string
  readonly uploads: string | null
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
  const [name, path, ...more] = positionals
  if (name === undefined) throw new UsageError('Import from what?')
  const source = findSource(name)
  if (path === undefined) throw new UsageError(`Which file? npm run import -- ${name} FILE`)
  if (more.length > 0)
    throw new UsageError(`one file or folder at a time: ${positionals.slice(1).join(', ')}`)
  for (const file of [path, values.map, values.uploads])
    if (file !== undefined && !existsSync(file))
      throw new UsageError(`${file}: there is no such file or folder`)
  if (!existsSync(join(values.content, 'site.yaml')))
    throw new UsageError(`--content ${values.content}: there is no site.yaml in this folder`)
  // "olive.xml.gz" is "olive", as "olive.xml" is.
  const unpacked = basename(resolve(path)).replace(/\.gz$/i, '')
  const stem = basename(unpacked, extname(unpacked))
  return {
    source,
    path: resolve(path),
    content: values.content,
    archive: values.archive ?? join('data', 'imports', `${name}-${stem}.jsonl`),
    uploads: values.uploads === undefined ? null : resolve(values.uploads),
    map: values.map ?? null,
    dryRun: values['dry-run'],
    json: values.json,
  }
}

function findSource(name: string): Source {
  const source = sources.find(known => known.name === name)
  if (source !== undefined) return source
  const near = nearestTo(
    name,
    sources.map(known => known.name),
  )
  throw new UsageError(
    `there is no source "${name}"${near === null ? '' : `; did you mean "${near}"?`}`,
  )
}
