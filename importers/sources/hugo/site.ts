import { basename } from 'node:path'
import { zoneOr } from '../../dates.ts'
import { type OldSite, oldSite } from '../../folder/old-site.ts'
import { readSettings } from '../../folder/read-settings.ts'
import {
  type Fields,
  fieldsOf,
  isNo,
  isYes,
  listAt,
  mergeFields,
  textAt,
} from '../../front-matter/fields.ts'
import { datePlacesIn } from './dates.ts'
import { createIgnored, type Ignored } from './ignored.ts'
import { mountsIn, tidy } from './mounts.ts'
import { createListsIn } from './sections.ts'
import { createUrlize, type Urlize } from './urlize.ts'

export type HugoSite = OldSite & {
  readonly name: string
  readonly timeZone: string
  /** The folders of the texts. One that is inside another comes first. */
  readonly roots: readonly Root[]
  readonly files: string
  readonly ignored: Ignored
  readonly isUgly: boolean
  readonly urlize: Urlize
  /** What short codes may show of the settings. */
  readonly parameters: Fields
  /** What the settings say about every text. */
  readonly cascade: unknown
  /** The names of the texts that a folder has for its list. */
  listsIn(folder: string): readonly string[]
  /** Keys of front matter, or `:filename`, in which texts may have their dates. */
  readonly datePlaces: readonly string[]
  /** Front matter that sorts texts under words of the site's own choice, such as `topics`. */
  readonly taxonomies: readonly string[]
  readonly hasEmoji: boolean
  /** Whether `\\(` and `\\[` begin formulas: https://gohugo.io/content-management/mathematics/ */
  readonly hasFormulas: boolean
  /** Whether a line such as `{.wide}` is about the block before it. */
  readonly hasBlockAttributes: boolean
  /** Whether an address in a text is a link. */
  readonly hasBareLinks: boolean
  /** The permalink pattern of a folder, which may be that of one above it; `null` if there is none. */
  patternFor(folder: string): string | null
  /** The languages, which the ends of file names tell, and what the addresses of each begin with. */
  readonly languages: ReadonlyMap<string, string>
  /** The language of texts of which nothing tells it, and what their addresses begin with. */
  readonly mainLanguage: string
  readonly mainPrefix: string
  /** Languages of which nothing was published. */
  readonly disabledLanguages: ReadonlySet<string>
}

export type Root = {
  readonly folder: string
  /** `null` if the names of files tell it, or nothing does. */
  readonly language: string | null
}

/** The settings are in one file, or in one for each group: https://gohugo.io/configuration/introduction/ */
export async function readSite(root: string, timeZone: string): Promise<HugoSite> {
  const settings = await settingsOf(root)
  const old = oldSite(root, textAt(settings, 'baseurl'))
  return {
    ...old,
    name: old.host ?? basename(root),
    timeZone: zoneOr(timeZone, textAt(settings, 'timezone')),
    roots: rootsOf(settings),
    ignored: ignoredIn(settings),
    files: tidy(textAt(settings, 'staticdir') ?? 'static'),
    parameters: fieldsOf(settings.get('params')),
    cascade: settings.get('cascade'),
    isUgly: isYes(settings.get('uglyurls')),
    urlize: createUrlize({
      keepsCase: isYes(settings.get('disablepathtolower')),
      dropsAccents: isYes(settings.get('removepathaccents')),
    }),
    listsIn: createListsIn(root),
    datePlaces: datePlacesIn(settings),
    taxonomies: taxonomiesOf(settings),
    hasEmoji: isYes(settings.get('enableemoji')),
    hasFormulas: isYes(goldmark(settings, 'extensions', 'passthrough').get('enable')),
    hasBlockAttributes: isYes(goldmark(settings, 'parser', 'attribute').get('block')),
    hasBareLinks: !isNo(goldmark(settings, 'extensions').get('linkify')),
    patternFor: createPatterns(settings),
    languages: languagesOf(settings),
    mainLanguage: mainIn(settings),
    mainPrefix: mainPrefixIn(settings),
    disabledLanguages: disabledIn(settings),
  }
}

const formats = ['toml', 'yaml', 'yml', 'json']

async function settingsOf(root: string): Promise<Fields> {
  const named = (name: string) => formats.map(format => `${name}.${format}`)
  const inFolder = ['hugo', 'config'].flatMap(name => named(`config/_default/${name}`))
  const whole = await readSettings(root, [...named('hugo'), ...named('config'), ...inFolder])
  const parts: [string, unknown][] = []
  for (const group of [
    'permalinks',
    'languages',
    'frontmatter',
    'taxonomies',
    'markup',
    'cascade',
    'module',
    'params',
  ]) {
    const fields = await readSettings(root, named(`config/_default/${group}`))
    if (fields.size > 0) parts.push([group, fields.get(group) ?? Object.fromEntries(fields)])
  }
  return mergeFields(new Map(parts), whole)
}

/** https://gohugo.io/content-management/taxonomies/: all but those that have a place of their own here. */
function taxonomiesOf(settings: Fields): string[] {
  const all = [...fieldsOf(settings.get('taxonomies')).values()].map(String)
  return all.filter(name => !/^(?:tags|categories|series|authors?)$/i.test(name))
}

function goldmark(settings: Fields, ...path: string[]): Fields {
  return ['markup', 'goldmark', ...path].reduce(
    (fields, name) => fieldsOf(fields.get(name)),
    settings,
  )
}

/** https://gohugo.io/configuration/permalinks/: patterns by folder, or by kind and folder. */
function createPatterns(settings: Fields): HugoSite['patternFor'] {
  const all = fieldsOf(settings.get('permalinks'))
  const ofPages = fieldsOf(all.get('page'))
  return folder => {
    const names = folder.toLowerCase().split('/')
    const fromDeepest = names.map((_, index) => names.slice(0, names.length - index).join('/'))
    const patterns = fromDeepest.map(
      path => textAt(ofPages, path || '/') ?? textAt(all, path || '/'),
    )
    return patterns.find(pattern => pattern !== null) ?? null
  }
}

/** https://gohugo.io/content-management/multilingual/#translation-by-content-directory */
function rootsOf(settings: Fields): Root[] {
  const mounts = mountsIn(settings)
  if (mounts.length > 0)
    return mounts
      .map(({ source, language }) => ({ folder: folderOfTexts(source), language }))
      .toSorted((a, b) => b.folder.length - a.folder.length)
  const all = [...fieldsOf(settings.get('languages'))].map(([language, value]) => ({
    language,
    folder: textAt(fieldsOf(value), 'contentdir'),
  }))
  const main = {
    language: null,
    folder: folderOfTexts(textAt(settings, 'contentdir') ?? 'content'),
  }
  const own = all.flatMap(({ language, folder }) =>
    folder === null ? [] : [{ language, folder: folderOfTexts(folder) }],
  )
  const isShared = own.length === 0 || own.length < all.length
  return [...own, ...(isShared ? [main] : [])].toSorted((a, b) => b.folder.length - a.folder.length)
}

/** If the texts are in the site's own folder, every path in it begins with a dot. */
function folderOfTexts(written: string): string {
  return tidy(written) || '.'
}

function ignoredIn(settings: Fields): Ignored {
  const ignored = createIgnored(listAt(settings, 'ignorefiles'))
  const partial = mountsIn(settings).find(({ isPartial }) => isPartial)
  return partial === undefined ? ignored : { ...ignored, doubt: partial.source }
}

function languagesOf(settings: Fields): HugoSite['languages'] {
  const names = [...fieldsOf(settings.get('languages')).keys()]
  const prefixOf = (name: string) =>
    name === mainIn(settings) ? mainPrefixIn(settings) : `/${name}`
  return new Map(names.map(name => [name, prefixOf(name)]))
}

function mainIn(settings: Fields): string {
  return textAt(settings, 'defaultcontentlanguage')?.toLowerCase() ?? 'en'
}

function mainPrefixIn(settings: Fields): string {
  return isYes(settings.get('defaultcontentlanguageinsubdir')) ? `/${mainIn(settings)}` : ''
}

/** https://gohugo.io/configuration/languages/#disabled: usually translations that are not finished. */
function disabledIn(settings: Fields): HugoSite['disabledLanguages'] {
  const all = [...fieldsOf(settings.get('languages'))]
  const marked = all.filter(([, value]) => isYes(fieldsOf(value).get('disabled')))
  const listed = listAt(settings, 'disablelanguages').map(name => name.toLowerCase())
  return new Set([...marked.map(([name]) => name), ...listed])
}
