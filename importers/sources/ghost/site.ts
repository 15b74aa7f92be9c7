import type { z } from 'zod'
import { zoneOr } from '../../dates.ts'
import { readJson } from '../../json/read-json.ts'
import type { KnownRecords } from '../../known-records.ts'
import { Member, Meta, PostAuthor, PostIds, PostTag, Setting, Tag, User } from './records.ts'
import { type Collection, readRoutes } from './routes.ts'

type Sorted = { readonly id: string; readonly order: number }

/** What posts of the export refer to, mostly by ids. */
export type GhostSite = {
  readonly tags: Map<string, string>
  /** The slugs of all tags, including those for the theme alone. */
  readonly tagSlugs: Map<string, string>
  readonly users: Map<string, string>
  readonly userSlugs: Map<string, string>
  readonly userEmails: Set<string>
  /** What comments call a post, and what it is called here. */
  readonly postIds: Map<string, string>
  readonly members: KnownRecords<Member>
  readonly tagsOf: Map<string, Sorted[]>
  readonly authorsOf: Map<string, Sorted[]>
  readonly metaOf: Map<string, Meta>
  readonly settings: Map<string, string>
  /** The collections in `routes.yaml`; `null` if that file was not given. */
  readonly routes: readonly Collection[] | null
}

/** Exports since 2014 have `db` around it, older ones do not. */
export function pathsTo(names: readonly string[]): string[] {
  return names.flatMap(name => [`$.db.*.data.${name}.*`, `$.data.${name}.*`])
}

type Given = { readonly uploads: string | null; readonly members: KnownRecords<Member> }

export async function readSite(path: string, { uploads, members }: Given): Promise<GhostSite> {
  const site: GhostSite = {
    tags: new Map(),
    tagSlugs: new Map(),
    users: new Map(),
    userSlugs: new Map(),
    userEmails: new Set(),
    postIds: new Map(),
    members,
    tagsOf: new Map(),
    authorsOf: new Map(),
    metaOf: new Map(),
    settings: new Map(),
    routes: await readRoutes(uploads),
  }
  const file = await readJson(path, pathsTo(Object.keys(tables)))
  for await (const { value, keys } of file.records) tables[keys.at(-2) ?? '']?.(site, value)
  return site
}

/** Keeps what is needed of a row. */
type Keep = (site: GhostSite, row: unknown) => void

const tables: Readonly<Record<string, Keep>> = {
  tags: rowsOf(Tag, ({ tags, tagSlugs }, { id, slug, name, visibility }) => {
    tagSlugs.set(id, slug ?? '')
    // Tags that begin with "#" are only for the theme.
    if (visibility !== 'internal' && !name.startsWith('#')) tags.set(id, name)
  }),
  users: rowsOf(User, ({ users, userSlugs, userEmails }, { id, slug, name, email }) => {
    users.set(id, name)
    userSlugs.set(id, slug ?? '')
    if (email !== null) userEmails.add(email.toLowerCase())
  }),
  posts: rowsOf(PostIds, ({ postIds }, post) => postIds.set(post.id, externalIdOf(post))),
  members: rowsOf(Member, ({ members }, member) => members.add(member.id, member)),
  posts_tags: rowsOf(PostTag, ({ tagsOf }, { post_id, tag_id, sort_order }) =>
    add(tagsOf, post_id, { id: tag_id, order: sort_order }),
  ),
  posts_authors: rowsOf(PostAuthor, ({ authorsOf }, { post_id, author_id, sort_order }) =>
    add(authorsOf, post_id, { id: author_id, order: sort_order }),
  ),
  posts_meta: rowsOf(Meta, ({ metaOf }, meta) => metaOf.set(meta.post_id, meta)),
  settings: rowsOf(Setting, ({ settings }, { key, value }) => settings.set(key, value ?? '')),
}

export function externalIdOf({ uuid, id }: z.infer<typeof PostIds>): string {
  return uuid ?? id
}

/** Passes over rows that are not of this form. */
function rowsOf<Row extends z.ZodType>(
  form: Row,
  keep: (site: GhostSite, row: z.infer<Row>) => unknown,
): Keep {
  return (site, value) => {
    const row = form.safeParse(value)
    if (row.success) keep(site, row.data)
  }
}

function add(all: Map<string, Sorted[]>, post: string, one: Sorted): void {
  all.getOrInsertComputed(post, () => []).push(one)
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
    null
  return zoneOr(otherwise, zone)
}
