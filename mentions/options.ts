import { statSync } from 'node:fs'
import { minute } from '../comments-api/durations.ts'
import { parseWords } from '../generator/commands/parse-words.ts'
import { UsageError } from '../generator/errors.ts'
import { isWithoutPassword, passwordRefused } from '../generator/site/without-password.ts'

export const usage = `npm run mentions -- [options]

Tells the sites that new or changed posts link to. Run it when the site is deployed.

  --content DIR        where site.yaml and posts/ are (content)
  --output DIR         where the built site is (_site)
  --service URL        the comment service that remembers what was told; else the one of site.yaml
  --all                tell of old posts that were never told of, too
  --minutes N          stop after N minutes; what is left waits for the next run (5)
  --dry-run            show what would be told, and ask nobody
  --json               print one object on standard output

AFTERWORD_MENTIONS_TOKEN in the environment lets the comment service remember what was told;
without it the file is .cache/mentions/`

export type Called = {
  readonly content: string
  readonly output: string
  readonly service: string | null
  readonly all: boolean
  readonly timeLimit: number
  readonly dryRun: boolean
  readonly json: boolean
}

const table = {
  content: { type: 'string', default: 'content' },
  output: { type: 'string', default: '_site' },
  service: { type: 'string' },
  all: { type: 'boolean', default: false },
  minutes: { type: 'string', default: '5' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** Throws UsageError for an option that does not exist, or a value that is not allowed. */
export function readOptions(words: string[]): Called {
  const { values } = parseWords({ args: words, options: table })
  const { content, output, service, all, minutes, json, ...more } = values
  requireFolder('--content', content, 'write where site.yaml is')
  requireFolder('--output', output, 'build the site first')
  if (!/^[1-9]\d{0,3}$/.test(minutes))
    throw new UsageError(`--minutes ${minutes}: write a number from 1 to 9999`)
  return {
    content,
    output,
    all,
    json,
    service: service === undefined ? null : readService(service),
    timeLimit: Number(minutes) * minute,
    dryRun: more['dry-run'],
  }
}

function readService(url: string): string {
  // What follows may hold a password, and the logs of CI are often public.
  const named = url.includes('@') ? '--service' : `--service ${url}`
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`${named}: write a web address`)
  if (!isWithoutPassword(url)) throw new UsageError(`--service: the address ${passwordRefused}`)
  return url.replace(/\/+$/, '')
}

function requireFolder(option: string, folder: string, hint: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${option} ${folder}: there is no such folder; ${hint}`)
}
