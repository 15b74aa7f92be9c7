import { resolve } from 'node:path'
import { findNamed, listed } from '../generator/commands/find-named.ts'
import { refuseWithin, requireContent, requireFile } from '../generator/commands/named-places.ts'
import { parseWords } from '../generator/commands/parse-words.ts'
import { UsageError } from '../generator/errors.ts'
import { isWithin } from '../generator/is-within.ts'
import type { Format } from './format.ts'
import { formats } from './formats.ts'

export const usage = `npm run export -- FORMAT --output PLACE [options]

  FORMAT            ${formats.map(({ name, writes }) => `${name.padEnd(10)} ${writes}`).join(`\n${' '.repeat(20)}`)}
  --output PLACE    the file or folder to write; nothing may be there yet
  --content DIR     where site.yaml, posts/ and pages/ are (content)
  --archive FILE    comments and mentions: what "npm run comments -- export FILE" wrote
  --uploads DIR     wordpress: where the pictures and files of the posts are copied to
  --with-addresses  the mail addresses of commenters, too
  --with-held       what waits for a moderator and what is spam, too, marked as such
  --json            print the report as one object on standard output`

const table = {
  output: { type: 'string' },
  content: { type: 'string', default: 'content' },
  archive: { type: 'string' },
  uploads: { type: 'string' },
  'with-addresses': { type: 'boolean', default: false },
  'with-held': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

export type ExportOptions = {
  readonly format: Format
  readonly output: string
  readonly content: string
  readonly archive: string | null
  readonly uploads: string | null
  /** Only the owner may see these, so each has to be asked for. */
  readonly withAddresses: boolean
  readonly withHeld: boolean
  readonly json: boolean
}

export function readOptions(words: string[]): ExportOptions {
  const { values, positionals } = parseWords({
    args: words,
    options: table,
    allowPositionals: true,
  })
  const [name, ...more] = positionals
  if (name === undefined) throw new UsageError(`Export to what? Name one of ${listed(formats)}`)
  if (more.length > 0) throw new UsageError(`one format at a time: ${positionals.join(', ')}`)
  const format = findNamed(formats, name, 'format')
  const { output, content, archive, uploads, json } = values
  if (output === undefined) throw new UsageError('Where to? --output PLACE')
  if (uploads !== undefined && !format.hasUploads)
    throw new UsageError(`--uploads ${uploads}: only the format wordpress has a folder for uploads`)
  if (uploads !== undefined && (isWithin(uploads, output) || isWithin(output, uploads)))
    throw new UsageError(`--uploads ${uploads}: name a folder apart from ${output}`)
  requireFile('--archive', archive)
  requireContent(content)
  for (const place of [output, ...(uploads === undefined ? [] : [uploads])])
    refuseWithin(place, content)
  return {
    format,
    content,
    json,
    output: resolve(output),
    archive: archive ?? null,
    uploads: uploads === undefined ? null : resolve(uploads),
    withAddresses: values['with-addresses'],
    withHeld: values['with-held'],
  }
}
