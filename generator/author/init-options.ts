import { resolve } from 'node:path'
import { requireFolder } from '../commands/named-places.ts'
import { parseWords } from '../commands/parse-words.ts'
import { type Answers, flags } from './questions.ts'

export const initUsage = `  --title TEXT --description TEXT --url URL --author NAME --language TAG --time-zone ZONE
  --comments open|closed|none --service URL
                 what you would otherwise be asked
  --yes          take the default for everything that is not given
  --keep-posts   leave the demonstration's posts and pages where they are
  --content DIR  where site.yaml, posts/ and pages/ are (content)`

const text = { type: 'string' } as const
const options = {
  title: text,
  description: text,
  url: text,
  author: text,
  language: text,
  'time-zone': text,
  comments: text,
  service: text,
  yes: { type: 'boolean', default: false },
  'keep-posts': { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
} as const

export type InitOptions = {
  readonly content: string
  readonly given: Partial<Answers>
  readonly takesDefaults: boolean
  readonly keepsPosts: boolean
}

export function readInitOptions(words: readonly string[], root: string): InitOptions {
  const { values } = parseWords({ args: [...words], options })
  const content = resolve(root, values.content)
  requireFolder('--content', content)
  const given = flags.flatMap(flag => {
    const value = values[flag]
    return value === undefined ? [] : [[flag, value.trim()]]
  })
  return {
    content,
    given: Object.fromEntries(given),
    takesDefaults: values.yes,
    keepsPosts: values['keep-posts'],
  }
}
