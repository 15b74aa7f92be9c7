import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Diagnostic, wrongFile } from '../diagnostic.ts'
import { encodingMistake } from '../encoding.ts'
import { mistakesOfSchema } from '../schema-mistakes.ts'
import { readYaml, type YamlText } from '../yaml.ts'
import { type Site, SiteFile } from './site.ts'

/** With mistakes that are errors, `site` is a stand-in: good enough to check the posts in the same run, never to publish. */
export type ReadSite = {
  readonly site: Site
  readonly mistakes: readonly Diagnostic[]
  /** What it was read from; `null` for a stand-in. */
  readonly bytes: Uint8Array | null
}

export type SiteOptions = {
  readonly content: string
  /** The content folder as diagnostics name it. */
  readonly shownAs: string
  readonly baseUrl?: string
  /** Milliseconds since 1970; without it nothing is past. */
  readonly now?: number
}

const schema = { name: 'site.yaml', shape: SiteFile, isFenced: false }

export function readSite({ content, shownAs, baseUrl, now }: SiteOptions): ReadSite {
  const file = `${shownAs}/site.yaml`
  const bytes = readFile(join(content, 'site.yaml'))
  if (bytes === null) return faulty([missing(file, namesakeIn(content))])
  const encoding = encodingMistake(file, bytes)
  if (encoding !== null) return faulty([encoding])
  const text = bytes.toString('utf8')
  const yaml = readYaml(file, text, 1)
  if (yaml.mistakes.length > 0) return faulty(yaml.mistakes)
  const parsed = SiteFile.safeParse(yaml.value ?? {}, { reportInput: true })
  if (!parsed.success) return faulty(mistakesOfSchema(yaml, parsed.error, schema))
  return {
    bytes,
    site: baseUrl === undefined ? parsed.data : { ...parsed.data, url: baseUrl },
    mistakes: now === undefined ? [] : findExpired(yaml, parsed.data, now),
  }
}

function faulty(mistakes: readonly Diagnostic[]): ReadSite {
  return { site: standIn, mistakes, bytes: null }
}

/** RFC 9116: whoever finds security.txt after that day takes nothing in it for true. */
function findExpired(yaml: YamlText, { security }: Site, now: number): Diagnostic[] {
  if (security === undefined || Date.parse(security.expires) > now) return []
  return [
    {
      file: yaml.file,
      ...yaml.placeOf(['security', 'expires']),
      severity: 'warning',
      code: 'invalid-value',
      message: `"security.expires" is past: ${security.expires}`,
      hint: 'See whether the contact is still right, and write a day within the next year.',
    },
  ]
}

const standIn = SiteFile.parse({
  title: 'A site',
  url: 'https://site.invalid',
  author: { name: 'Its author' },
})

function readFile(path: string): Buffer | null {
  // Opening a pipe would stop the build for ever (S58).
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null
}

function missing(file: string, namesake: string | null): Diagnostic {
  return wrongFile(file, {
    code: 'missing-site',
    message: 'is missing',
    hint:
      namesake === null
        ? 'Every site has a site.yaml in its content folder, with at least title, url and author.name.'
        : `Rename ${namesake}, which stands in its place.`,
  })
}

function namesakeIn(content: string): string | null {
  if (!existsSync(content)) return null
  return readdirSync(content).find(name => name !== 'site.yaml' && isLikeSite(name)) ?? null
}

/** Nothing else reads it. */
export function isLikeSite(name: string): boolean {
  return /^site\.ya?ml$/i.test(name)
}
