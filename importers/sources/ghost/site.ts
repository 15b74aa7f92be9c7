import { IANAZone } from 'luxon'
import { readJson } from '../../json/read-json.ts'
import { Meta, PostAuthor, PostTag, Setting, Tag, User } from './records.ts'
import { type Collection, readRoutes } from './routes.ts'

type Sorted = { readonly id: string; readonly order: number }

/** What posts of the export refer to, mostly by ids. */
export type GhostSite = {
  readonly tags: Map<string, string>
  /** The slugs of all tags, including those for the theme alone. */
  readonly tagSlugs: Map<string, string>
  readonly users: Map<string, string>
  readonly userSlugs: Map<string, string>
  readonly tagsOf: Map<string, Sorted[]>
  readonly authorsOf: Map<string, Sorted[]>
  readonly metaOf: Map<string, Meta>
  readonly settings: Map<string, string>
  /** The collections in `routes.yaml`; `null` if that file was not given. */
  readonly routes: readonly Collection[] | null
}

const tables = ['tags', 'users', 'posts_tags', 'posts_authors', 'posts_meta', 'settings']

/** Exports since 2014 have `db` around it, older ones do not. */
export function pathsTo(names: readonly string[]): string[] {
  return names.flatMap(name => [`$.db.*.data.${name}.*`, `$.data.${name}.*`])
}

export async function readSite(path: string, uploads: string | null): Promise<GhostSite> {
  const site: GhostSite = {
    tags: new Map(),
    tagSlugs: new Map(),
    users: new Map(),
    userSlugs: new Map(),
    tagsOf: new Map(),
    authorsOf: new Map(),
    metaOf: new Map(),
    settings: new Map(),
    routes: await readRoutes(uploads),
  }
  const file = await readJson(path, pathsTo(tables))
  for await (const { value, keys } of file.records) keep(site, keys.at(-2) ?? '', value)
  return site
}

function keep(site: GhostSite, table: string, value: unknown): void {
  if (table === 'tags') keepTag(site, value)
  if (table === 'posts_meta') keepMeta(site, value)
  const user = table === 'users' ? User.safeParse(value).data : undefined
  if (user !== undefined) {
    site.users.set(user.id, user.name)
    site.userSlugs.set(user.id, user.slug ?? '')
  }
  const setting = table === 'settings' ? Setting.safeParse(value).data : undefined
  if (setting !== undefined) site.settings.set(setting.key, setting.value ?? '')
  const tagged = table === 'posts_tags' ? PostTag.safeParse(value).data : undefined
  if (tagged !== undefined)
    add(site.tagsOf, tagged.post_id, { id: tagged.tag_id, order: tagged.sort_order ?? 0 })
  const written = table === 'posts_authors' ? PostAuthor.safeParse(value).data : undefined
  if (written !== undefined)
    add(site.authorsOf, written.post_id, { id: written.author_id, order: written.sort_order ?? 0 })
}

/** Tags that begin with "#" are only for the theme. */
function keepTag({ tags, tagSlugs }: GhostSite, value: unknown): void {
  const tag = Tag.safeParse(value).data
  if (tag !== undefined) tagSlugs.set(tag.id, tag.slug ?? '')
  if (tag !== undefined && tag.visibility !== 'internal' && !tag.name.startsWith('#'))
    tags.set(tag.id, tag.name)
}

function keepMeta({ metaOf }: GhostSite, value: unknown): void {
  const meta = Meta.safeParse(value).data
  if (meta !== undefined) metaOf.set(meta.post_id, meta)
}

function add(all: Map<string, Sorted[]>, post: string, one: Sorted): void {
  const known = all.get(post)
  if (known === undefined) all.set(post, [one])
  else known.push(one)
}

export function namesOf(
  sorted: readonly Sorted[] = [],
  names: ReadonlyMap<string, string>,
): string[] {
  return sorted.toSorted((a, b) => a.order - b.order).flatMap(({ id }) => names.get(id) ?? [])
}

export function zoneOf({ settings }: GhostSite, otherwise: string): string {
  const zone =
    settings.get('timezone') ??
    settings.get('active_timezone') ??
    settings.get('activeTimezone') ??
    ''
  return IANAZone.isValidZone(zone) ? zone : otherwise
}
