import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'
import { type Diagnostic, wrongFile } from '../diagnostic.ts'
import { encodingMistake } from '../encoding-mistake.ts'
import { isGroup } from '../yaml/is-group.ts'
import { readYaml, type YamlText } from '../yaml/read-yaml.ts'
import { mistakesOfSchema } from '../yaml/schema-mistakes.ts'
import { siteKeysElsewhere } from './names-elsewhere.ts'
import { ownAddress } from './own-address.ts'
import { securityEnd } from './security-end.ts'
import { type Site, SiteFile } from './site.ts'

/**
 * If there are errors, `site` is a stand-in. The posts can be checked with it in the same run, but nothing is published.
 */
type ReadSite = {
  readonly site: Site
  readonly mistakes: readonly Diagnostic[]
  /** `null` if `site` is a stand-in. */
  readonly written: WrittenSite | null
}

/** The text of site.yaml, and its settings before any option of the command changes them. */
export type WrittenSite = { readonly text: string; readonly said: Site }

type SiteOptions = {
  readonly content: string
  /** The name of the content folder in diagnostics. */
  readonly shownAs: string
  readonly baseUrl?: string
  /** In milliseconds since 1970. Without it, no date counts as past. */
  readonly now?: number
  /** What an earlier build with the same code read. The same text is not checked again. */
  readonly known?: WrittenSite | undefined
  /** Reads the file, if the caller has its own way. Returns `null` if there is none. */
  readonly readFile?: (() => Buffer | null) | undefined
}

const schema = {
  name: 'site.yaml',
  shape: SiteFile,
  isFenced: false,
  kinds: {
    'comments.closeAfter': {
      name: 'a length of time',
      hint: 'Write it with its unit, such as 30 days or 1 year.',
    },
  },
  elsewhere: siteKeysElsewhere,
  reference: 'docs/reference/site.md',
}

export function readSite({ content, shownAs, baseUrl, now, ...found }: SiteOptions): ReadSite {
  const file = `${shownAs}/site.yaml`
  const readAs = (written: WrittenSite) => {
    const site = withOwnAddresses(written.said)
    return { written, site: baseUrl === undefined ? site : movedTo(baseUrl, site) }
  }
  const { known, readFile = () => readRegularFile(join(content, 'site.yaml')) } = found
  const bytes = readFile()
  if (bytes === null) return faulty([missing(file, namesakeIn(content))])
  const encoding = encodingMistake(file, bytes)
  if (encoding !== null) return faulty([encoding])
  const text = bytes.toString('utf8')
  if (known?.text === text && !isExpired(known.said, now)) return { ...readAs(known), mistakes: [] }
  const yaml = readYaml(file, text, 1)
  if (!yaml.isReadable) return faulty(yaml.mistakes)
  const value = yaml.value ?? {}
  const parsed = SiteFile.safeParse(value, { reportInput: true })
  if (!parsed.success || yaml.mistakes.length > 0) {
    const ofSchema = parsed.success ? [] : mistakesOfSchema(yaml, parsed.error, schema)
    return faulty([...yaml.mistakes, ...ofSchema], soundIn(value))
  }
  const mistakes = isExpired(parsed.data, now) ? [expired(yaml, parsed.data)] : []
  return { ...readAs({ text, said: parsed.data }), mistakes }
}

/** As pages name themselves: so links stay on the site at another address, and know the page that they are on. */
function withOwnAddresses(said: Site): Site {
  const own = (links: Site['navigation']) =>
    links.map(link => ({ ...link, url: ownAddress(said, link.url) }))
  return { ...said, navigation: own(said.navigation), footer: own(said.footer) }
}

/** Its author's own page moves with it: it would lead from a preview to the published site. */
function movedTo(url: string, site: Site): Site {
  const { author } = site
  const page = author.url === undefined ? '' : ownAddress(site, author.url)
  return {
    ...site,
    url,
    author: page.startsWith('/') ? { ...author, url: `${url}${page}` } : author,
  }
}

function faulty(mistakes: readonly Diagnostic[], sound: object = unknownSite): ReadSite {
  return { site: standIn(sound), mistakes, written: null }
}

/** Days in the pattern, so that no two posts seem to have one address although their own pattern tells them apart. */
const unknownSite = { permalink: '/:year/:month/:day/:slug/' }

/** The settings without mistakes: posts are checked by the site's own time zone, and have their own addresses. */
function soundIn(written: unknown): object {
  if (!isGroup(written)) return unknownSite
  const shapes: Readonly<Record<string, z.ZodType>> = SiteFile.shape
  const sound = Object.entries(written).filter(
    ([key, value]) => Object.hasOwn(shapes, key) && shapes[key]?.safeParse(value).success,
  )
  return { ...('permalink' in written ? unknownSite : {}), ...Object.fromEntries(sound) }
}

/** After this day, nobody may rely on security.txt: https://www.rfc-editor.org/rfc/rfc9116#section-2.5.5 */
function isExpired(site: Site, now: number | undefined): boolean {
  const end = securityEnd(site)
  return now !== undefined && end !== null && Date.parse(end) <= now
}

function expired(yaml: YamlText, { security }: Site): Diagnostic {
  return wrongFile(yaml.file, {
    ...yaml.placeOf(['security', 'expires']),
    severity: 'warning',
    code: 'invalid-value',
    message: `"security.expires" is past: ${security?.expires}`,
    hint: 'Check whether the contact is still right, and write a day within the next year.',
  })
}

function standIn(sound: object): Site {
  return SiteFile.parse({
    title: 'A site',
    url: 'https://site.invalid',
    author: { name: 'Its author' },
    ...sound,
  })
}

function readRegularFile(path: string): Buffer | null {
  // Opening a pipe could block the build for ever.
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null
}

function missing(file: string, namesake: string | null): Diagnostic {
  return wrongFile(file, {
    code: 'missing-site',
    message: 'is missing',
    hint:
      namesake === null
        ? 'Every site has a site.yaml in its content folder, with at least title, url and author.name.'
        : `Rename ${namesake}, which is there instead.`,
  })
}

function namesakeIn(content: string): string | null {
  if (!existsSync(content)) return null
  return readdirSync(content).find(name => name !== 'site.yaml' && isLikeSite(name)) ?? null
}

/** Whether a file is site.yaml, or was probably meant to be. */
export function isLikeSite(name: string): boolean {
  return siteName.test(name)
}

const siteName = /^site\.ya?ml$/i
