import { resolve } from 'node:path'
import { UsageError } from '../errors.ts'
import { readOrigin } from './address-options.ts'
import { parseWords } from './parse-words.ts'

export const embedUsage = `  --output DIR     where embed.js and its parts go: the other site's folder of static files
  --language LANG  what the conversation speaks: en, de, fr, es, ja or ar (en)
  --service URL    where the comment service is, for the tags that are printed
  --one-file       all of it in embed.js, to be served from another origin with "integrity"`

type CalledEmbed = {
  readonly output: string
  readonly language: string
  readonly service: string | null
  readonly isWhole: boolean
}

const table = {
  output: { type: 'string' },
  language: { type: 'string', default: 'en' },
  service: { type: 'string' },
  'one-file': { type: 'boolean', default: false },
} as const

/** `languages` are those that have texts. */
export function readEmbedOptions(words: string[], languages: readonly string[]): CalledEmbed {
  const { values } = parseWords({ args: words, options: table })
  const { output, language, service, 'one-file': isWhole } = values
  if (output === undefined) {
    throw new UsageError('Where to? npm run embed -- --output ../my-site/static')
  }
  const [primary = ''] = language.toLowerCase().split('-')
  if (!languages.includes(primary)) {
    throw new UsageError(`--language ${language}: there are texts in ${languages.join(', ')}`)
  }
  return {
    ...{ output: resolve(output), language, isWhole },
    service: service === undefined ? null : readService(service),
  }
}

function readService(written: string): string {
  return readOrigin({ option: '--service', written, example: 'https://comments.example' })
}
