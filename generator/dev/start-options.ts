import { requireFolder } from '../commands/named-places.ts'
import { parseWords } from '../commands/parse-words.ts'
import { UsageError } from '../errors.ts'

export type StartOptions = {
  readonly content: string
  /** 0 means any free port. The comment service listens on the next one. */
  readonly port: number
  /** Whether to show drafts and scheduled posts. */
  readonly drafts: boolean
  /** Whether a new database starts with the example conversation. */
  readonly examples: boolean
  /** Whether to look at all files repeatedly, for machines that do not report changes. */
  readonly polls: boolean
}

export const startUsage = `  --port N       the site's port; the comment service takes the next one (8080)
  --content DIR  where site.yaml, posts/ and pages/ are (content)
  --no-drafts    show only what is published, without drafts and what is scheduled
  --empty        begin without the example conversation
  --poll         look at all files again and again, where the machine tells of no changes`

const options = {
  content: { type: 'string', default: 'content' },
  port: { type: 'string', default: '8080' },
  // As in `npm run build`; here it is the default.
  drafts: { type: 'boolean' },
  'no-drafts': { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  poll: { type: 'boolean', default: false },
} as const

export function readStartOptions(words: string[]): StartOptions {
  const { values } = parseWords({ args: words, options })
  const port = Number(values.port)
  if (!/^\d{1,5}$/.test(values.port) || port > 65_534)
    throw new UsageError(`--port ${values.port}: write a number from 0 to 65534`)
  requireFolder('--content', values.content)
  if (values.drafts && values['no-drafts'])
    throw new UsageError('--drafts --no-drafts: choose one of them')
  return {
    content: values.content,
    port,
    drafts: !values['no-drafts'],
    examples: !values.empty,
    polls: values.poll,
  }
}
