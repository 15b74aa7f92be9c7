import type { DateTime } from 'luxon'
import type { Diagnostic } from '../diagnostic.ts'
import { mistakesOfSchema } from '../schema-mistakes.ts'
import type { Site } from '../site/site.ts'
import type { YamlText } from '../yaml.ts'
import { readMoment } from './dates.ts'
import { FrontMatter } from './front-matter.ts'
import type { Post } from './post.ts'
import { type FileName, readFileName } from './slugs.ts'

/** Front matter that a post can be made of: its dates exist, and it has an address. */
export type CheckedFrontMatter = {
  readonly front: FrontMatter
  readonly name: FileName
  readonly layout: Post['layout']
  readonly moments: Moments
}

type Source = { readonly source: string; readonly file: string; readonly yaml: YamlText }

const schema = { name: 'a post', keys: Object.keys(FrontMatter.shape), isFenced: true }

export function checkFrontMatter(
  site: Site,
  { source, file, yaml }: Source,
): CheckedFrontMatter | { readonly mistakes: readonly Diagnostic[] } {
  if (yaml.mistakes.length > 0) return { mistakes: yaml.mistakes }
  const parsed = FrontMatter.safeParse(yaml.value ?? {}, { reportInput: true })
  if (!parsed.success) return { mistakes: mistakesOfSchema(yaml, parsed.error, schema) }
  const front = parsed.data
  const name = readFileName(source)
  const layout = front.layout ?? (source.startsWith('pages/') ? 'page' : 'post')
  const { moments, mistaken } = readMoments(site, front, name.day)
  const found = [
    ...mistaken.map(key => impossibleDate(yaml, key, front[key] ?? name.day ?? '')),
    addressMistake(name.slug, front),
    layout === 'post' && front.date === undefined && name.day === null ? missingDate : null,
    imageMistake(yaml, front),
  ].filter(mistake => mistake !== null)
  if (found.length === 0) return { front, name, layout, moments }
  return {
    mistakes: found.map(mistake => ({ file, line: 1, column: 1, severity: 'error', ...mistake })),
  }
}

const momentKeys = ['date', 'updated', 'publish', 'expires'] as const
type MomentKey = (typeof momentKeys)[number]
type Moments = Readonly<Record<MomentKey, DateTime<true> | null>>

type ReadMoments = { readonly moments: Moments; readonly mistaken: readonly MomentKey[] }

function readMoments(site: Site, front: FrontMatter, day: string | null): ReadMoments {
  const writtenOf = (key: MomentKey) =>
    key === 'date' ? (front.date ?? day ?? undefined) : front[key]
  const read = (key: MomentKey) => readMoment(writtenOf(key) ?? '', site.timeZone)
  const moments = {
    date: read('date'),
    updated: read('updated'),
    publish: read('publish'),
    expires: read('expires'),
  }
  return {
    moments,
    mistaken: momentKeys.filter(key => writtenOf(key) !== undefined && moments[key] === null),
  }
}

type Mistake = Pick<Diagnostic, 'code' | 'message' | 'hint'> &
  Partial<Pick<Diagnostic, 'line' | 'column'>>

function impossibleDate(yaml: YamlText, key: MomentKey, written: string): Mistake {
  return {
    ...yaml.placeOf([key]),
    code: 'invalid-date',
    message: `"${key}" is ${JSON.stringify(written)}, which is no date`,
    hint: 'Write a day that the calendar has, as 2026-02-28, or with a time, as 2026-02-28 14:30.',
  }
}

const missingDate: Mistake = {
  code: 'missing-date',
  message: 'the post has no date',
  hint: 'Write "date: 2026-11-20" into the front matter, or begin the file\'s name with the day: 2026-11-20-a-title.md.',
}

function addressMistake(slug: string, front: FrontMatter): Mistake | null {
  if (slug !== '' && Buffer.byteLength(slug) <= 200) return null
  if (slug === '' && front.permalink !== undefined && front.id !== undefined) return null
  return {
    code: 'no-address',
    message:
      slug === ''
        ? "no address can be made from the file's name"
        : "the file's name makes an address of more than 200 bytes",
    hint: 'Give the file a short name with letters or digits, for example 2026-11-20-a-title.md.',
  }
}

function imageMistake(yaml: YamlText, front: FrontMatter): Mistake | null {
  if (front.image === undefined || front.imageAlt !== undefined) return null
  return {
    ...yaml.placeOf(['image']),
    code: 'missing-alt',
    message: '"image" has no "imageAlt"',
    hint: 'Say in "imageAlt" what the image shows, or write imageAlt: "" if it says nothing.',
  }
}
