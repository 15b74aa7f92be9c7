import { resolve } from 'node:path'
import { requireContent } from '../commands/named-places.ts'
import { parseWords } from '../commands/parse-words.ts'
import { FrontMatter } from '../content/front-matter/front-matter.ts'
import type { Post } from '../content/post.ts'
import { UsageError } from '../errors.ts'

export const newPostUsage = `  "Title"        the post's title, between quotation marks
  --page         a page such as /imprint/, which has no day, instead of a post
  --draft        do not publish it until you remove "draft: true"
  --date DATE    another day than today: 2026-12-24, or "2026-12-24 18:00"
  --slug TEXT    the last part of its address, if not to be made from the title
  --folder       a folder of its own, for pictures beside the text
  --content DIR  where site.yaml, posts/ and pages/ are (content)`

const options = {
  page: { type: 'boolean', default: false },
  draft: { type: 'boolean', default: false },
  date: { type: 'string' },
  slug: { type: 'string' },
  folder: { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
} as const

export type NewPostOptions = {
  readonly title: string
  readonly layout: Post['layout']
  readonly content: string
  readonly date: string | undefined
  readonly slug: string | undefined
  readonly draft: boolean
  readonly folder: boolean
}

export function readNewPostOptions(words: readonly string[], root: string): NewPostOptions {
  const { values, positionals } = parseWords({
    args: titlesLast(words),
    options,
    allowPositionals: true,
  })
  requireContent(values.content, root)
  if (values.page && values.date !== undefined)
    throw new UsageError(`--date ${values.date}: a page has no day; leave --date or --page out`)
  return {
    title: readTitle(positionals),
    layout: values.page ? 'page' : 'post',
    content: resolve(root, values.content),
    date: values.date,
    slug: values.slug,
    draft: values.draft,
    folder: values.folder,
  }
}

/**
 * A title may start with hyphens, as in "-5 °C in the kitchen". So these are put last, unless they look like an option.
 */
function titlesLast(words: readonly string[]): string[] {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const isTitle = (word: string) => word.startsWith('-') && !/^--[a-z][a-z-]*(?:=|$)/.test(word)
  const before = words.slice(0, end)
  return [
    ...before.filter(word => !isTitle(word)),
    '--',
    ...before.filter(isTitle),
    ...words.slice(end + 1),
  ]
}

/** Line breaks of every kind, invisible characters, and characters that a feed may not contain. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u

function readTitle(positionals: readonly string[]): string {
  const [title, ...more] = positionals
  if (title === undefined) throw new UsageError('Which title? npm run new -- "On bread"')
  if (more.length > 0) {
    throw new UsageError(
      `${positionals.length} titles: ${positionals.map(word => JSON.stringify(word)).join(', ')}. ` +
        'Put the whole title between quotation marks: npm run new -- "On bread"',
    )
  }
  if (unprintable.test(title)) {
    throw new UsageError(
      `the title ${JSON.stringify(title)} has a line break, or a character that no page may hold; ` +
        'write it in one line, with letters and signs',
    )
  }
  const checked = FrontMatter.shape.title.safeParse(title)
  if (checked.success) return checked.data
  throw new UsageError(`the title ${JSON.stringify(title)} ${checked.error.issues[0]?.message}`)
}
