import { IANAZone } from 'luxon'
import * as z from 'zod'
import { CloseAfter } from './close-after.ts'
import { isLanguageTag } from './language.ts'
import { legalUrl } from './legal-url.ts'
import { legible } from './legible.ts'
import { reservedWords } from './reserved-words.ts'

const Text = legible(z.string().min(1))

const Path = z
  .string()
  .regex(/^\/(?!\/)\S*$/, 'must be an address on this site, beginning with "/"')
const WebUrl = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://example.org',
})

/** https://www.rfc-editor.org/rfc/rfc9116#section-2.5.3: nothing that anybody on the way could change. */
const SecurityContact = z
  .string()
  .regex(
    /^(?:https:\/\/\S+|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().-]+)$/,
    'must be an address that begins with https://, mailto: or tel:',
  )

/** At eight indents a narrow page has no room left for words. */
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
    // As browsers spell it and headers can hold it; without a slash at its end, so that paths can be appended.
    .transform(url => new URL(url).origin),
  language: z
    .string()
    .refine(isLanguageTag, 'must be a language tag such as en or pt-BR')
    .default('en'),
  timeZone: z
    .string()
    .refine(IANAZone.isValidZone, {
      error: ({ input }) => `no time zone is called "${input}"`,
      params: { hint: 'Write the zone of a city, such as Europe/Lisbon or Asia/Tokyo.' },
    })
    .default('UTC'),
  author: z.strictObject({
    name: Text,
    url: WebUrl.transform(legalUrl).optional(),
    /** Pages elsewhere that are about the author, too. */
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
  postsPerPage: z.int().min(1).max(500).default(10),
  postsInFeed: z.int().min(1).max(200).default(20),
  /** Whether code is coloured by its language. */
  syntaxHighlighting: z.boolean().default(true),
  /** Which posts get a picture of their title, for where they are shared: a number means the newest. */
  socialCards: z
    .union([z.enum(['all', 'none']), z.boolean(), z.int().min(1)], {
      error: 'must be "all", "none", or how many of the newest posts',
    })
    .default('all'),
  /** For security.txt: whom to tell of a weakness, and until when that holds. */
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
      /** In kB, as a reader's browser loads it. */
      largestImage: z.int().min(1).default(500),
    })
    .default({ largestImage: 500 }),
  navigation: z.array(z.strictObject({ title: Text, url: Path })).default([]),
  comments: z
    .strictObject({
      /** Where a build asks for approved comments; the site's own /api when absent. */
      service: WebUrl.optional(),
      default: z.enum(['open', 'closed', 'none']).default('open'),
      closeAfter: CloseAfter.optional(),
      /** How deep replies are drawn inside each other; what is deeper lies flat. */
      depth: z.int().min(1).max(deepest).default(usual.depth),
      /** The order of comments that answer the post itself. Replies read like talk: the oldest first. */
      order: z.enum(['newest', 'oldest']).default(usual.order),
      /** How many stand on a post's page; the others of a long conversation have pages of their own. */
      perPage: z.int().min(20).max(1_000).default(usual.perPage),
      /** The service has a mail server: the form offers mails about replies. */
      mail: z.boolean().default(false),
      /** The service shows authors' latest posts: the form offers that. */
      latestPost: z.boolean().default(false),
      /** Older blogs tell that they link here: their address stands below the form. */
      trackback: z.boolean().default(true),
      /** Replies from other sites stand among the responses, marked as such. */
      mentionReplies: z.boolean().default(false),
      /** The form offers buttons for Markdown, and a preview. */
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

/** Every link of the site begins at the root of its host. */
function isOrigin(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed === null || parsed.href === `${parsed.origin}/`
}
