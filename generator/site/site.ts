import * as z from 'zod'
import { CloseAfter } from './close-after.ts'
import { isLanguageTag } from './language.ts'
import { legalUrl } from './legal-url.ts'
import { legible } from './legible.ts'
import { reservedWords } from './reserved-words.ts'
import { isTimeZone } from './time-zone.ts'
import { isWithoutPassword, passwordRefused } from './without-password.ts'

const Text = legible(z.string().min(1))
/** Composed, as the authors of posts are: else the same name would be two authors with one address. */
const Name = legible(z.string().normalize('NFC').min(1))

const WebUrl = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://example.org',
})

/** An address on this site, or one elsewhere: a blog's other places, or its author's mail address. */
const Destination = z.union(
  [
    z.string().regex(/^\/(?!\/)\S*$/),
    WebUrl.transform(legalUrl),
    z.string().regex(/^mailto:[^\s@]+@[^\s@]+$/),
  ],
  {
    error:
      'must be an address on this site, such as /about/, or elsewhere, such as https://example.org or mailto:ada@example.org',
  },
)

const Links = z.array(z.strictObject({ title: Text, url: Destination })).default([])

/** Not `http:`, which could be changed on its way: https://www.rfc-editor.org/rfc/rfc9116#section-2.5.3 */
const SecurityContact = z
  .string()
  .regex(
    /^(?:https:\/\/\S+|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().-]+)$/,
    'must be an address that begins with https://, mailto: or tel:',
  )

/** With more than eight levels, a narrow page has no room for words. */
const deepest = 8
const usual = { depth: 3, order: 'newest', perPage: 200, toolbar: true } as const

/** `site.yaml`. */
export const SiteFile = z.strictObject({
  title: Text,
  description: legible(z.string()).default(''),
  url: WebUrl.refine(
    isOrigin,
    'must be the address of the whole site, without a path, such as https://example.org',
  )
    // In the spelling of browsers, which headers can contain, and without a final slash, so that paths can be appended.
    .transform(url => new URL(url).origin),
  language: z
    .string()
    .refine(isLanguageTag, 'must be a language tag such as en or pt-BR')
    .default('en'),
  timeZone: z
    .string()
    .refine(isTimeZone, {
      error: ({ input }) => `no time zone is called "${input}"`,
      params: { hint: 'Write the zone of a city, such as Europe/Lisbon or Asia/Tokyo.' },
    })
    .default('UTC'),
  author: z.strictObject({
    name: Name,
    url: WebUrl.transform(legalUrl).optional(),
    /** Pages about the author on other sites. */
    profiles: z.array(WebUrl.transform(legalUrl)).default([]),
  }),
  permalink: z
    .string()
    .regex(
      /^\/(?:(?::(?:slug|year|month|day)|[a-z0-9-]+)\/)+$/,
      'must be made of /, words and :slug, :year, :month, :day, ending in /',
    )
    .refine(pattern => pattern.includes(':slug'), 'must contain :slug')
    .refine(pattern => !reservedWords.has(pattern.split('/')[1] ?? ''), {
      error: ({ input }) => `every post at ${input} would be at an address of the site itself`,
      params: { code: 'reserved-address', hint: 'Begin the pattern with another word.' },
    })
    .default('/:slug/'),
  /** Whether an old address is a page that leads to the new one, for hosts that read no rules. */
  aliasPages: z.boolean().default(false),
  postsPerPage: z.int().min(1).max(500).default(10),
  postsInFeed: z.int().min(1).max(200).default(20),
  /** Whether code blocks get syntax highlighting. */
  syntaxHighlighting: z.boolean().default(true),
  /** Which posts get a picture of their title for sharing. A number means that many of the newest. */
  socialCards: z
    .union([z.enum(['all', 'none']), z.boolean(), z.int().min(1)], {
      error: 'must be "all", "none", or how many of the newest posts',
    })
    .default('all'),
  /** For security.txt: where to report a vulnerability, and until when this is valid. */
  security: z
    .strictObject({
      contact: SecurityContact,
      expires: z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
        error: 'must be a day such as 2027-06-30, or an instant such as 2027-06-30T12:00:00Z',
      }),
    })
    .optional(),
  checks: z
    .strictObject({
      /** In kB, as loaded by a browser. */
      largestImage: z.int().min(1).default(500),
    })
    .default({ largestImage: 500 }),
  navigation: Links,
  /** Links at the foot of every page, such as the imprint that some laws demand on each. */
  footer: Links,
  comments: z
    .strictObject({
      /** Where a build fetches approved comments; by default the site's own /api. */
      service: WebUrl.refine(isWithoutPassword, passwordRefused).optional(),
      default: z.enum(['open', 'closed', 'none']).default('open'),
      closeAfter: CloseAfter.optional(),
      /** How many levels of replies are nested. Deeper ones are shown flat. */
      depth: z.int().min(1).max(deepest).default(usual.depth),
      /** The order of comments on the post itself. Replies to comments are always shown oldest first. */
      order: z.enum(['newest', 'oldest']).default(usual.order),
      /** How many comments a post's page shows. The others of a long conversation are on further pages. */
      perPage: z.int().min(20).max(1_000).default(usual.perPage),
      /** Whether the form offers mails about replies, for which the service needs a mail server. */
      mail: z.boolean().default(false),
      /** Whether the form offers to show the author's latest post, if the service does so. */
      latestPost: z.boolean().default(false),
      /** Whether posts show an address for trackbacks, with which older blogs report links. */
      trackback: z.boolean().default(true),
      /** Whether replies from other sites are shown among the comments, marked as such. */
      mentionReplies: z.boolean().default(false),
      /** Whether the form has buttons for Markdown, and a preview. */
      toolbar: z.boolean().default(usual.toolbar),
    })
    .default({
      default: 'open',
      mail: false,
      latestPost: false,
      trackback: true,
      mentionReplies: false,
      ...usual,
    }),
})

export type Site = Readonly<z.infer<typeof SiteFile>>

/** The address has no path, because every link of the site starts at the root of its host. */
function isOrigin(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed === null || parsed.href === `${parsed.origin}/`
}
