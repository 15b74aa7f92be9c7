import { z } from 'zod'
import { MentionKind, Via } from '../../../comments-api/contract/thread.ts'
import { readYaml } from '../../../generator/yaml/read-yaml.ts'

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Optional = Text.nullish().transform(text => (text === '' || text === null ? undefined : text))
const Flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform(flag => flag === true || flag === 'true')

const Placed = {
  _id: Optional,
  slug: Optional,
  url: Optional,
  date: Optional,
  hidden: Flag,
  /** Only in what this site exported, for comments that were not shown. */
  status: z.enum(['pending', 'spam', 'deleted']).nullish().catch(null),
}

/** The owner of the site chose the fields. These are the usual ones, and those that an export of this site adds. */
const Comment = z.object({
  ...Placed,
  _parent: Optional,
  replying_to: Optional,
  replying_to_id: Optional,
  replying_to_uid: Optional,
  name: Text.nullish().transform(name => name ?? ''),
  /** Often a hash, which is no address. */
  email: Optional,
  message: Text,
  owner: Flag,
  edited: Optional,
  pinned: Flag,
})
export type Comment = z.infer<typeof Comment>

/** A mention as this site exports it. */
const Mention = z.object({
  ...Placed,
  _id: Text,
  url: Text,
  via: Via,
  kind: MentionKind.optional().catch(undefined),
  source: Optional,
  name: Optional,
  author_url: Optional,
  title: Optional,
  excerpt: Optional,
})
export type Mention = z.infer<typeof Mention>

const other = {
  website: 'url',
  comment: 'message',
  body: 'message',
  content: 'message',
  timestamp: 'date',
  author: 'name',
}

type ReadFields =
  | { readonly kind: 'comment'; readonly fields: Comment }
  | { readonly kind: 'mention'; readonly fields: Mention }
  | { readonly kind: 'unreadable' | 'another' }

/** JSON can be read as YAML, too. */
export function readFields(file: string, text: string): ReadFields {
  if (/\.md$/i.test(file)) return readFronted(file, text)
  const yaml = readYaml(
    file,
    text.replace(/^\uFEFF/, '').replace(/^---\s*$|^---\s*\n|\n---\s*$/g, ''),
    1,
  )
  return yaml.isReadable ? recognise(yaml.value) : { kind: 'unreadable' }
}

/**
 * With `format: frontmatter`, Staticman puts the message below the other fields. A text without an `_id` is a post, which
 * may be in the same folder.
 */
function readFronted(file: string, text: string): ReadFields {
  const [, front = '', message = ''] = /^---\n(.*?\n)---(?:\n(.*))?$/s.exec(text) ?? []
  if (!/^(["']?)_id\1 *:/m.test(front)) return { kind: 'another' }
  const yaml = readYaml(file, front, 2)
  if (!yaml.isReadable || typeof yaml.value !== 'object') return { kind: 'unreadable' }
  return recognise({ ...yaml.value, message: message.trim() })
}

function recognise(found: unknown): ReadFields {
  if (typeof found !== 'object' || found === null) return { kind: 'another' }
  const mention = Mention.safeParse(found).data
  if (mention !== undefined) return { kind: 'mention', fields: mention }
  const value = underUsualNames(found)
  const comment = Comment.safeParse(value).data
  if (comment !== undefined) return { kind: 'comment', fields: comment }
  return { kind: '_id' in value || 'message' in value ? 'unreadable' : 'another' }
}

function underUsualNames(value: object): object {
  const found = Object.entries(other).filter(([name, usual]) => name in value && !(usual in value))
  return {
    ...value,
    ...Object.fromEntries(found.map(([name, usual]) => [usual, Reflect.get(value, name)])),
  }
}
