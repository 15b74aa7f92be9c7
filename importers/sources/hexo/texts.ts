import { basename, join, posix } from 'node:path'
import { zoneOr } from '../../dates.ts'
import { readDate } from '../../folder/dates.ts'
import { type OldSite, oldSite } from '../../folder/old-site.ts'
import { readSettings } from '../../folder/read-settings.ts'
import { readText } from '../../folder/read-text.ts'
import { type Fields, fieldsOf, isNo, isYes, listAt, textAt } from '../../front-matter/fields.ts'
import { readFront } from '../../front-matter/read-front.ts'
import { addressOf } from './address.ts'
import { slugize } from './slugize.ts'

export type HexoSite = OldSite & {
  readonly name: string
  readonly settings: Fields
  readonly timeZone: string
  readonly folder: string
  /** Whether each end of a line in a paragraph is a line break, as it is unless the settings forbid it. */
  readonly hasBreaks: boolean
  /** Whether an address in a text is a link. */
  readonly hasBareLinks: boolean
  /** Whether a path below that folder is something other than texts. */
  readonly isElse: (path: string) => boolean
}

export type HexoText = {
  readonly source: string
  readonly fields: Fields
  readonly body: string
  readonly isPost: boolean
  readonly isDraft: boolean
  /** The path below `_posts`, without the extension. */
  readonly slug: string
  readonly date: string | null
  readonly address: string | null
  /** The one that a machine gave it whose clock is in UTC, as that of GitHub Actions. */
  readonly addressInUtc: string | null
  readonly notes: readonly string[]
  readonly keys: readonly string[]
}

/** https://hexo.io/docs/configuration */
export async function readSite(root: string, timeZone: string): Promise<HexoSite> {
  const settings = await readSettings(root, ['_config.yml', '_config.yaml', '_config.json'])
  const old = oldSite(root, textAt(settings, 'url'), textAt(settings, 'root'))
  const folder = folderOf(textAt(settings, 'source_dir') ?? 'source')
  const others = folder === '' ? othersBeside(settings) : []
  return {
    ...old,
    name: old.host ?? basename(root),
    settings,
    timeZone: zoneOr(timeZone, textAt(settings, 'timezone')),
    folder,
    hasBreaks: !rendererHasNo(settings, /^breaks$/),
    hasBareLinks: !rendererHasNo(settings, /^(?:autolink|linkify)$/),
    isElse: path => others.some(other => `${path}/`.startsWith(`${other}/`)),
  }
}

/** https://github.com/hexojs/hexo-renderer-marked, and hexo-renderer-markdown-it */
function rendererHasNo(settings: Fields, names: RegExp): boolean {
  const ofMarkdownIt = fieldsOf(fieldsOf(settings.get('markdown')).get('render'))
  return [fieldsOf(settings.get('marked')), ofMarkdownIt].some(written =>
    [...written].some(([name, value]) => names.test(name) && isNo(value)),
  )
}

/** As the paths of texts below it begin: empty if the texts are beside the settings. */
function folderOf(written: string): string {
  return posix.normalize(written).replace(/^\.?\/|^\.$|\/+$/g, '')
}

/** Other folders beside the settings, which hold no texts: https://hexo.io/docs/setup */
function othersBeside(settings: Fields): string[] {
  const made = textAt(settings, 'public_dir') ?? 'public'
  return ['node_modules', 'scaffolds', 'scripts', 'themes', folderOf(made)]
}

export async function readHexoText(
  site: HexoSite,
  source: string,
): Promise<HexoText | { readonly why: string }> {
  const { text, notes } = await readText(join(site.root, source))
  if (text === null) return { why: notes.join('; ') }
  const front = readFront(source, withFirstFence(text))
  if (front.kind === 'unreadable') return { why: front.why }
  const { body } = front
  const fields = withPasswordOfTags(site, front.fields)
  const path = posix.relative(site.folder, source)
  const isDraft = path.startsWith('_drafts/')
  const isPost = isDraft || path.startsWith('_posts/')
  const whole = path.replace(/^_(?:posts|drafts)\//, '').replace(/\.[^./]+$/, '')
  const { day, slug } = partName(site, whole)
  const date = readDate(textAt(fields, 'date') ?? day, site.timeZone)
  const facts = { source, fields, isPost, slug, date }
  return {
    ...facts,
    body,
    isDraft: isDraft || isNo(fields.get('published')) || isYes(fields.get('draft')),
    address: isDraft ? null : addressOf(site, { ...facts, path }),
    addressInUtc: isDraft ? null : addressOf(site, { ...facts, path }, 'UTC'),
    notes,
    keys: front.keys,
  }
}

/** Hexo allows the first fence to be missing, and shows JSON only so: https://hexo.io/docs/front-matter */
function withFirstFence(text: string): string {
  // Each line can be read in one way only: with two ways for each of twenty lines, no computer would finish.
  const yaml = /(?:(?:[\w-]{1,50}:|[^\S\n]{2}|- ).*\n|[^\S\n]?\n){1,200}---[ \t]*(?:\n|$)/y
  const json = /"(?:.*\n){1,200}?;;;[ \t]*(?:\n|$)/y
  if (yaml.test(text)) return `---\n${text}`
  return json.test(text) ? `;;;\n${text}` : text
}

/**
 * The plug-in asks for a password by tag, too; an empty `password` in the text itself switches that off:
 * https://github.com/D0n9X1n/hexo-blog-encrypt
 */
function withPasswordOfTags({ settings }: HexoSite, fields: Fields): Fields {
  const known = fieldsOf(settings.get('encrypt')).get('tags')
  if (!Array.isArray(known) || fields.has('password')) return fields
  const tags = listAt(fields, 'tags')
  const locked = known.map(fieldsOf).find(tag => tags.includes(textAt(tag, 'name') ?? ''))
  return locked === undefined ? fields : new Map([...fields, ['password', 'of a tag']])
}

/** Splits the day from the name of a file, if `new_post_name` puts one there. Hexo rewrites names that have none then. */
function partName({ settings }: HexoSite, name: string): { day: string | null; slug: string } {
  const isDated = /^:year-:month-:day-:title/.test(textAt(settings, 'new_post_name') ?? '')
  if (!isDated) return { day: null, slug: name }
  const [, day = null, slug = slugize(name)] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(name) ?? []
  return { day, slug }
}

/**
 * The folder of a post's own files, as `post_asset_folder` has them. The files of a page are found by their addresses.
 */
export function assetsOf({ source, isPost }: HexoText): string | null {
  return isPost ? source.replace(/\.[^./]+$/, '') : null
}
