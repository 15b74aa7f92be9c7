import type { parseArgs } from 'node:util'
import type { BuildOptions } from '../build-options.ts'
import type { CommentSource } from '../comments/fetch-comments.ts'
import { UsageError } from '../errors.ts'
import { isWithoutPassword, passwordRefused } from '../site/without-password.ts'
import { readOrigin } from './address-options.ts'
import { isFile, requireFolder } from './named-places.ts'
import { parseWords } from './parse-words.ts'

export const buildUsage = `  --content DIR        where site.yaml, posts/ and pages/ are (content)
  --output DIR         where the site goes (_site)
  --drafts             publish drafts and what is scheduled, too
  --now ISO            build as of this moment, for example 2026-11-20T08:00:00Z
  --base-url URL       instead of the url in site.yaml
  --comments URL|FILE  where approved comments come from; "none" builds without any
  --require-comments   stop when the service is away and there is no earlier copy
  --accept-fewer-comments  drop comments that the service no longer has, and say which
  --no-cache           build everything again
  --in-place           where CI restored the site: change it where it is, since nobody reads it
  --keep-going         leave posts with mistakes out instead of stopping
  --json               print one object on standard output
  --github             report mistakes as annotations of a pull request`

export const buildTable = {
  content: { type: 'string', default: 'content' },
  output: { type: 'string', default: '_site' },
  drafts: { type: 'boolean', default: false },
  now: { type: 'string' },
  'base-url': { type: 'string' },
  comments: { type: 'string' },
  'no-cache': { type: 'boolean', default: false },
  'in-place': { type: 'boolean', default: false },
  'keep-going': { type: 'boolean', default: false },
  'require-comments': { type: 'boolean', default: false },
  'accept-fewer-comments': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  github: { type: 'boolean', default: false },
} as const

export type CalledBuild = Omit<BuildOptions, 'tell'> & { readonly json: boolean }

type Values = ReturnType<typeof parseArgs<{ options: typeof buildTable }>>['values']

/** Throws a UsageError for an unknown option or an invalid value. */
export function readBuildOptions(words: string[], now: number): CalledBuild {
  return toBuildOptions(parseWords({ args: words, options: buildTable }).values, now)
}

export function toBuildOptions(values: Values, now: number): CalledBuild {
  requireFolder('--content', values.content)
  return {
    content: values.content,
    output: values.output,
    cache: '.cache',
    now: values.now === undefined ? now : readInstant(values.now),
    drafts: values.drafts,
    keepGoing: values['keep-going'],
    useCache: !values['no-cache'],
    inPlace: values['in-place'],
    requireComments: values['require-comments'],
    acceptFewerComments: values['accept-fewer-comments'],
    json: values.json,
    ...(values['base-url'] === undefined ? {} : { baseUrl: readBaseUrl(values['base-url']) }),
    ...(values.comments === undefined ? {} : { comments: readSource(values.comments) }),
  }
}

function readInstant(text: string): number {
  const isWhole = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
  try {
    if (!isWhole) throw new RangeError('it is neither a day nor an instant')
    // `Date.parse` reads 31 February as 3 March.
    return Temporal.Instant.from(text.includes('T') ? text : `${text}T00Z`).epochMilliseconds
  } catch (cause) {
    throw new UsageError(`--now ${text}: write an instant such as 2026-11-20T08:00:00Z`, { cause })
  }
}

function readBaseUrl(written: string): string {
  return readOrigin({ option: '--base-url', written, example: 'https://example.org' })
}

function readSource(text: string): CommentSource {
  if (text === 'none') return { kind: 'none' }
  if (/^https?:\/\//i.test(text)) return readService(text)
  // A build reads the file twice, which a pipe does not allow, and would wait for ever at a pipe that nobody writes to.
  if (isFile('--comments', text)) return { kind: 'file', path: text }
  throw new UsageError(`--comments ${text}: neither a web address nor a file`)
}

/** No message repeats the address: it may hold a password, and the logs of CI are often public. */
function readService(url: string): CommentSource {
  if (!URL.canParse(url)) throw new UsageError('--comments: this is not a web address')
  if (isWithoutPassword(url)) return { kind: 'service', url }
  throw new UsageError(`--comments: the address ${passwordRefused}`)
}
