import * as z from 'zod'
import { CloseAfter } from '../../site/close-after.ts'
import { isLanguageTag } from '../../site/language.ts'
import { legalUrl } from '../../site/legal-url.ts'
import { legible } from '../../site/legible.ts'
import { hiddenIn, longestSlug } from '../slugs.ts'

const Text = legible(z.string().trim().min(1, 'must not be empty'))
/** Composed: a name copied from a file of macOS looks the same, but would be another tag, series or author. */
const Name = legible(z.string().trim().normalize('NFC').min(1, 'must not be empty'))
const WebUrl = z
  .url({ protocol: /^https?$/, error: 'must be a web address such as https://example.org' })
  .transform(legalUrl)
/** Dates are still text here. `readMoment` adds the time zone and rejects days such as 31 February. */
const Moment = Text
const Visible = Text.refine(path => hiddenIn(path) === null, {
  error: ({ input }) => `holds ${hiddenIn(String(input))}, which cannot be seen in an address`,
  params: { hint: 'Remove it; it was probably copied by accident.' },
})
/** In bytes. File systems allow 4,096, including the path of the output folder. */
const longestPath = 1_000
const tooLong = `must have ${longestSlug} bytes at most between two slashes, and ${longestPath} in all; a letter beyond ASCII has two to four`

/** Excludes characters with a special meaning for a host, an operating system, or `_redirects`. */
const OutputPath = pathWithout(' #:*"<>|')
  .refine(
    isOutputPath,
    'must be a path on this site such as /a-title/: no "..", "//", "\\", "%", "{{" or "?"',
  )
  .refine(isShortPath, tooLong)

/**
 * A former address of a post: a path, or a path with a query, such as `/?p=123`. No file is written there, so it may
 * contain more than a path of ours: other generators have made addresses such as "/two words/c#/a-title.html".
 */
const OldAddress = pathWithout(':*"<>|')
  .refine(address => {
    const [path = '', ...query] = address.split('?')
    return isOutputPath(path.replace(/[ #]/g, '-')) && isQuestion(query)
  }, 'must be a path on this site such as /a-title/, or one with what was asked of it, as /?p=123: no "..", "//", "\\", "%" or "{{"')
  .refine(
    // The query is not part of a file's name.
    address => isShortPath(address.split('?', 1)[0] ?? ''),
    tooLong,
  )

/** Names and values that need no encoding, neither in an address nor in a redirect rule. */
function isQuestion(query: readonly string[]): boolean {
  const [asked = 'p=1', ...more] = query
  return more.length === 0 && /^[\w.~-]+=[\w.~-]+(?:&[\w.~-]+=[\w.~-]+)*$/.test(asked)
}

/** The front matter of a post or a page. */
export const FrontMatter = z.strictObject({
  title: Text.max(300),
  date: Moment.optional(),
  updated: Moment.optional(),
  description: Text.max(1_000).optional(),
  tags: z
    .array(Name.max(100))
    .max(50)
    .default([])
    .transform(tags => [...new Set(tags)]),
  series: Name.max(200).optional(),
  draft: z.boolean().default(false),
  publish: Moment.optional(),
  expires: Moment.optional(),
  permalink: OutputPath.refine(
    path => /(?:\/|\.html)$/.test(path) && !/\.html\//i.test(path),
    'must end in "/" or ".html", and have no folder that ends in ".html"',
  ).optional(),
  aliases: z.array(OldAddress).default([]),
  author: Name.max(100).optional(),
  image: Text.optional(),
  imageAlt: legible(z.string()).max(1_000).optional(),
  lang: z.string().refine(isLanguageTag, 'must be a language tag such as en or pt-BR').optional(),
  canonical: WebUrl.optional(),
  comments: z
    .union([z.enum(['open', 'closed', 'none']), z.strictObject({ closeAfter: CloseAfter })], {
      error: 'must be open, closed, none, or { closeAfter: "30 days" }',
    })
    .optional(),
  id: Text.max(200)
    .regex(
      /^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}._-]*$/u,
      'may hold letters, digits, ".", "_" and "-"',
    )
    .optional(),
  layout: z.enum(['post', 'page']).optional(),
})
export type FrontMatter = z.infer<typeof FrontMatter>

function pathWithout(signs: string) {
  return Visible.refine(path => forbiddenIn(path, signs) === null, {
    abort: true,
    error: ({ input }) =>
      `holds ${forbiddenIn(String(input), signs)}, which an address of this site cannot contain`,
    params: { hint: 'Write a hyphen instead, or leave it out.' },
  })
}

function forbiddenIn(path: string, signs: string): string | null {
  if (!path.startsWith('/') || /[\\%{}]/.test(path)) return null
  const sign = [...path].find(letter => signs.includes(letter))
  if (sign === undefined) return null
  return sign === ' ' ? 'a space' : `"${sign}"`
}

/** Whether a path stays inside the output folder on every system, and every server reads it as we do. */
function isOutputPath(path: string): boolean {
  if (!path.startsWith('/') || path.includes('//')) return false
  if (!path.isWellFormed()) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused.
  if (/[\\%?#:*"<>|{}\u0000-\u0020\u007f]/.test(path)) return false
  return path.split('/').every(segment => segment !== '.' && segment !== '..')
}

function isShortPath(path: string): boolean {
  const segments = path.split('/')
  return (
    Buffer.byteLength(path) <= longestPath &&
    segments.every(segment => Buffer.byteLength(segment) <= longestSlug)
  )
}
