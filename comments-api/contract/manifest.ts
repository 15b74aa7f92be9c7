import * as z from 'zod'
import { ThreadId } from './ids.ts'

/** Readers are sent to it, and would be sent a password with it. */
const PageUrl = z
  .url({ protocol: /^https?$/ })
  .refine(isOpenToAll, 'has a name or a password in it')

const Author = z.object({ name: z.string(), url: z.string().nullable() })

/** Unlike an array of zod, it does not list each one that is none, which may be millions. */
function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(text => typeof text === 'string')
}

export const ManifestThread = z.object({
  id: ThreadId,
  url: PageUrl,
  title: z.string(),
  aliases: z.custom<string[]>(areTexts, 'Invalid input: expected a list of texts'),
  comments: z.enum(['open', 'closed']),
  closesAt: z.iso.datetime().nullable(),
  author: Author,
})
export type ManifestThread = z.infer<typeof ManifestThread>

/** `threads.json` lists every thread that the site publishes. The service accepts comments for these and no others. */
export const Manifest = z.object({
  site: PageUrl,
  /**
   * The language in which the service speaks to readers, such as `en` or `de-AT`; English if it is absent or unknown.
   */
  language: z.string().max(35).optional(),
  /** The time zone in which the service prints days, such as `Europe/Vienna`; UTC if it is absent or unknown. */
  timeZone: z.string().max(100).optional(),
  /** Who owns the site and reads first comments; if it is absent, readers are told each post's author. */
  author: Author.optional(),
  /** `false` if the owner does not want any. */
  trackback: z.boolean().optional(),
  threads: z.array(ManifestThread),
})
export type Manifest = z.infer<typeof Manifest>

function isOpenToAll(url: string): boolean {
  const { username = '', password = '' } = URL.parse(url) ?? {}
  return `${username}${password}` === ''
}
