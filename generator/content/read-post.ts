import type { DateTime } from 'luxon'
import type { Diagnostic } from '../diagnostic.ts'
import { addCloseAfter } from '../site/close-after.ts'
import type { Site } from '../site/site.ts'
import { mistakesOfSchema, type YamlText } from '../yaml.ts'
import { readMoment, toInstant } from './dates.ts'
import { FrontMatter } from './front-matter.ts'
import type { CommentsPolicy, Post } from './post.ts'
import { scanText } from './scan-text.ts'
import { readFileName } from './slugs.ts'
import { splitFile } from './split-file.ts'

export type ReadPost =
  | { readonly post: Post; readonly body: string }
  | { readonly mistakes: readonly Diagnostic[] }

export type PostFile = {
  readonly source: string
  readonly file: string
  readonly text: string
  readonly hash: string
}

const schema = { name: 'a post', keys: Object.keys(FrontMatter.shape) }

export function readPost(site: Site, { source, file, text, hash }: PostFile): ReadPost {
  const split = splitFile(file, text)
  if ('mistakes' in split) return split
  const parsed = FrontMatter.safeParse(split.yaml.value ?? {}, { reportInput: true })
  if (!parsed.success) return { mistakes: mistakesOfSchema(file, split.yaml, parsed.error, schema) }
  const front = parsed.data
  const name = readFileName(source)
  const moments = readMoments(site, front, name.day)
  const mistakes = [
    ...moments.mistaken.map(key =>
      impossibleDate(file, split.yaml, key, front[key] ?? name.day ?? ''),
    ),
    ...[
      addressMistake(file, name.slug, front),
      dateMistake(file, source, front, moments.date),
      imageMistake(file, split.yaml, front),
    ].filter(mistake => mistake !== null),
  ]
  if (mistakes.length > 0) return { mistakes }
  const { summary, minutes, references } = scanText(split.body)
  const date = moments.date ?? moments.updated
  const post: Post = {
    layout: layoutOf(source, front),
    source,
    hash,
    bodyLine: split.bodyLine,
    id: front.id ?? name.slug,
    url: front.permalink ?? permalinkOf(site, layoutOf(source, front), name.slug, moments.date),
    title: front.title,
    description: front.description ?? summary,
    language: front.lang ?? site.language,
    author: front.author ?? null,
    date: date === null ? '1970-01-01T00:00:00Z' : toInstant(date),
    updated: instantOf(moments.updated),
    publish: instantOf(moments.publish),
    expires: instantOf(moments.expires),
    draft: front.draft,
    tags: front.tags,
    canonical: front.canonical ?? null,
    aliases: front.aliases,
    image: front.image === undefined ? null : { reference: front.image, alt: front.imageAlt ?? '' },
    comments: policyOf(site, layoutOf(source, front), front, moments.date),
    minutes,
    references: front.image === undefined ? references : [...references, front.image],
  }
  return { post, body: split.body }
}

function instantOf(moment: DateTime<true> | null): string | null {
  return moment === null ? null : toInstant(moment)
}

function layoutOf(source: string, front: FrontMatter): Post['layout'] {
  return front.layout ?? (source.startsWith('pages/') ? 'page' : 'post')
}

const momentKeys = ['date', 'updated', 'publish', 'expires'] as const
type MomentKey = (typeof momentKeys)[number]
type Moments = Record<MomentKey, DateTime<true> | null> & {
  readonly mistaken: readonly MomentKey[]
}

function readMoments(site: Site, front: FrontMatter, day: string | null): Moments {
  const written = {
    date: front.date ?? day,
    updated: front.updated,
    publish: front.publish,
    expires: front.expires,
  }
  const read = (key: MomentKey) =>
    written[key] == null ? null : readMoment(written[key], site.timeZone)
  const moments = {
    date: read('date'),
    updated: read('updated'),
    publish: read('publish'),
    expires: read('expires'),
  }
  return {
    ...moments,
    mistaken: momentKeys.filter(key => written[key] != null && moments[key] === null),
  }
}

function impossibleDate(file: string, yaml: YamlText, key: MomentKey, written: string): Diagnostic {
  return {
    file,
    ...yaml.placeOf([key]),
    severity: 'error',
    code: 'invalid-date',
    message: `"${key}" is ${JSON.stringify(written)}, which is no date`,
    hint: 'Write a day that the calendar has, as 2026-02-28, or with a time, as 2026-02-28 14:30.',
  }
}

function dateMistake(
  file: string,
  source: string,
  front: FrontMatter,
  date: DateTime | null,
): Diagnostic | null {
  if (
    date !== null ||
    front.date !== undefined ||
    layoutOf(source, front) === 'page' ||
    readFileName(source).day !== null
  )
    return null
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'missing-date',
    message: 'the post has no date',
    hint: 'Write "date: 2026-11-20" into the front matter, or begin the file\'s name with the day: 2026-11-20-a-title.md.',
  }
}

function addressMistake(file: string, slug: string, front: FrontMatter): Diagnostic | null {
  if (slug !== '' && Buffer.byteLength(slug) <= 200) return null
  if (slug === '' && front.permalink !== undefined && front.id !== undefined) return null
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'no-address',
    message:
      slug === ''
        ? "no address can be made from the file's name"
        : "the file's name makes an address of more than 200 bytes",
    hint: 'Give the file a short name with letters or digits, for example 2026-11-20-a-title.md.',
  }
}

function imageMistake(file: string, yaml: YamlText, front: FrontMatter): Diagnostic | null {
  if (front.image === undefined || front.imageAlt !== undefined) return null
  return {
    file,
    ...yaml.placeOf(['image']),
    severity: 'error',
    code: 'missing-alt',
    message: '"image" has no "imageAlt"',
    hint: 'Say in "imageAlt" what the image shows, or write imageAlt: "" if it says nothing.',
  }
}

function permalinkOf(
  site: Site,
  layout: Post['layout'],
  slug: string,
  date: DateTime | null,
): string {
  const pattern = layout === 'page' ? '/:slug/' : site.permalink
  return pattern
    .replaceAll(':slug', slug)
    .replaceAll(':year', date?.toFormat('yyyy') ?? '')
    .replaceAll(':month', date?.toFormat('MM') ?? '')
    .replaceAll(':day', date?.toFormat('dd') ?? '')
}

function policyOf(
  site: Site,
  layout: Post['layout'],
  front: FrontMatter,
  date: DateTime<true> | null,
): CommentsPolicy {
  const inherited = layout === 'page' ? 'none' : site.comments.default
  const wish = front.comments ?? inherited
  if (wish === 'none' || wish === 'closed') return { kind: wish }
  const closeAfter = wish === 'open' ? undefined : wish.closeAfter
  const span = closeAfter ?? (front.comments === undefined ? site.comments.closeAfter : undefined)
  if (span === undefined || date === null) return { kind: 'open', closesAt: null }
  const closing = addCloseAfter(date, span)
  return { kind: 'open', closesAt: toInstant(closing) }
}
