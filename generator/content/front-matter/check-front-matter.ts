import { type Diagnostic, type MistakeInFile, wrongFile } from '../../diagnostic.ts'
import type { Site } from '../../site/site.ts'
import type { YamlText } from '../../yaml/read-yaml.ts'
import type { Post } from '../post.ts'
import { type FileName, isShort, readFileName } from '../slugs.ts'
import type { FrontMatter } from './front-matter.ts'
import { likelySlips } from './likely-slips.ts'
import { type Moments, readMoments } from './moments.ts'
import { parseFrontMatter } from './parse-front-matter.ts'

/** Front matter that is sufficient for a post: its dates exist, and it has an address. */
export type CheckedFrontMatter = {
  readonly front: FrontMatter
  readonly name: FileName
  readonly layout: Post['layout']
  readonly moments: Moments
}

type CheckedFile =
  | {
      readonly kind: 'sound'
      readonly checked: CheckedFrontMatter
      readonly warnings: readonly Diagnostic[]
    }
  | {
      readonly kind: 'faulty'
      readonly mistakes: readonly Diagnostic[]
      /** The parts without mistakes; `null` if nothing can be read. */
      readonly rest: CheckedFrontMatter | null
      /** Whether `rest` is enough to know the post's address, its thread, and when it is published. */
      readonly isPlaced: boolean
      /** Whether `rest` is enough to know if and when the post is published. */
      readonly isTimed: boolean
    }

type Source = { readonly source: string; readonly file: string; readonly yaml: YamlText }

export function checkFrontMatter(site: Site, { source, file, yaml }: Source): CheckedFile {
  const { front, faultyKeys, mistakes } = parseFrontMatter(yaml)
  if (front === null)
    return { kind: 'faulty', mistakes, rest: null, isPlaced: false, isTimed: false }
  const name = readFileName(source)
  const layout = front.layout ?? (source.startsWith('pages/') ? 'page' : 'post')
  const read = readMoments({ yaml, front, day: name.day, timeZone: site.timeZone })
  const checked = { front, name, layout, moments: read.moments } as const
  const ofTime = [...read.mistakes, ...missingDates(checked, faultyKeys)]
  const ofAddress = isAtFault(faultyKeys, ['permalink', 'id'])
    ? []
    : addressMistakes(source, name.slug, front)
  const found = [
    ...ofTime,
    ...ofAddress,
    ...imageMistakes(yaml, front, faultyKeys),
    ...closingMistakes(yaml, checked, faultyKeys),
  ]
  const inFile = (mistake: MistakeInFile) => wrongFile(file, mistake)
  const slips = likelySlips({ yaml, front, moments: read.moments, faultyKeys }).map(inFile)
  if (mistakes.length + found.length === 0) return { kind: 'sound', checked, warnings: slips }
  const isTimed = ofTime.length === 0 && !isAtFault(faultyKeys, timingKeys)
  return {
    kind: 'faulty',
    mistakes: [...mistakes, ...found.map(inFile), ...slips],
    rest: checked,
    isPlaced: isTimed && ofAddress.length === 0 && !isAtFault(faultyKeys, placingKeys),
    isTimed: isTimed || front.draft,
  }
}

const timingKeys = ['date', 'publish', 'expires', 'draft']
const placingKeys = ['permalink', 'id', 'layout']

/** A key with a mistake is not reported as missing, too. */
function isAtFault(faultyKeys: ReadonlySet<string>, keys: readonly string[]): boolean {
  return keys.some(key => faultyKeys.has(key))
}

function missingDates(
  { front, name, layout }: CheckedFrontMatter,
  faultyKeys: ReadonlySet<string>,
): MistakeInFile[] {
  const isUndated = layout === 'post' && front.date === undefined && name.day === null
  return isUndated && !isAtFault(faultyKeys, ['date', 'layout']) ? [missingDate] : []
}

const missingDate: MistakeInFile = {
  code: 'missing-date',
  message: 'the post has no date',
  hint: 'Write "date: 2026-11-20" into the front matter, or begin the file\'s name with the day: 2026-11-20-a-title.md.',
}

const noHomePage: MistakeInFile = {
  code: 'no-address',
  message: 'it would be at /index/; the home page is made by the build',
  hint: 'Give the file a name of its own, such as about.md, or say in "permalink" where it is.',
}

function addressMistakes(source: string, slug: string, front: FrontMatter): MistakeInFile[] {
  if (/^\w+\/index\.md$/.test(source) && front.permalink === undefined) return [noHomePage]
  if (slug !== '' && isShort(slug)) return []
  if (slug === '' && front.permalink !== undefined && front.id !== undefined) return []
  return [
    {
      code: 'no-address',
      message:
        slug === ''
          ? "no address can be made from the file's name"
          : "the file's name makes an address of more than 200 bytes",
      hint: 'Give the file a short name with letters or digits, for example 2026-11-20-a-title.md.',
    },
  ]
}

function imageMistakes(
  yaml: YamlText,
  front: FrontMatter,
  faultyKeys: ReadonlySet<string>,
): MistakeInFile[] {
  if (front.image === undefined || front.imageAlt !== undefined) return []
  if (isAtFault(faultyKeys, ['imageAlt'])) return []
  return [
    {
      ...yaml.placeOf(['image']),
      code: 'missing-alt',
      message: '"image" has no "imageAlt"',
      hint: 'Say in "imageAlt" what the image shows, or write imageAlt: "" if it says nothing.',
    },
  ]
}

/**
 * A page needs no date. But without one, "closeAfter" has no day to count from, and the conversation would never close.
 */
function closingMistakes(
  yaml: YamlText,
  { front, name, layout }: CheckedFrontMatter,
  faultyKeys: ReadonlySet<string>,
): MistakeInFile[] {
  if (typeof front.comments !== 'object' || layout === 'post') return []
  if (front.date !== undefined || name.day !== null) return []
  if (isAtFault(faultyKeys, ['date', 'layout'])) return []
  return [
    {
      ...yaml.placeOf(['comments', 'closeAfter']),
      code: 'missing-date',
      message: `the page has no date from which ${JSON.stringify(front.comments.closeAfter)} could be counted`,
      hint: 'Write "date: 2026-11-20" into the front matter, or "comments: open", which never closes.',
    },
  ]
}
