import { z } from 'zod'

const Text = z.union([z.string(), z.number()]).transform(String)
const Optional = Text.nullish().transform(text => (text === '' ? null : (text ?? null)))
/** Programs that make such files write "0" and "1" as well. */
const Flag = z
  .union([z.boolean(), z.number(), z.string()])
  .nullish()
  .transform(flag => /^(?:true|1)$/.test(String(flag)))

const Ignored = Optional.catch(null)

/** What is only reported, and is no reason to leave a post out. Since Ghost 3, most of it is in a table of its own. */
const left = {
  codeinjection_head: Ignored,
  codeinjection_foot: Ignored,
  meta_title: Ignored,
  og_title: Ignored,
  og_description: Ignored,
  og_image: Ignored,
  twitter_title: Ignored,
  twitter_description: Ignored,
  twitter_image: Ignored,
}
export const leftNames = Object.keys(left) as readonly (keyof typeof left)[]

/**
 * https://github.com/TryGhost/Ghost/blob/main/ghost/core/core/server/data/schema/schema.js; older exports have only
 * some of these fields.
 */
export const Post = z.object({
  id: Text,
  uuid: Optional,
  title: Optional,
  slug: Optional,
  html: Optional,
  markdown: Optional,
  plaintext: Optional,
  lexical: Optional,
  mobiledoc: Optional,
  feature_image: Optional,
  image: Optional,
  type: Optional,
  page: Flag,
  featured: Flag,
  status: Optional,
  visibility: Optional,
  locale: Optional,
  language: Optional,
  custom_excerpt: Optional,
  meta_description: Optional,
  canonical_url: Optional,
  author_id: Optional,
  created_at: Optional,
  updated_at: Optional,
  published_at: Optional,
  ...left,
})
export type Post = z.infer<typeof Post>

const Sorted = { post_id: Text, sort_order: z.coerce.number().catch(0) }
export const PostTag = z.object({ ...Sorted, tag_id: Text })
export const PostAuthor = z.object({ ...Sorted, author_id: Text })
export const Tag = z.object({ id: Text, name: Text, slug: Optional, visibility: Optional })
export const User = z.object({ id: Text, name: Text, slug: Optional, email: Optional })
export const PostIds = z.object({ id: Text, uuid: Optional })
export const Member = z.object({ id: Text, name: Optional, email: Optional })
export type Member = z.infer<typeof Member>
export const Setting = z.object({ key: z.string(), value: Optional })
export const Meta = z.object({
  post_id: Text,
  feature_image_alt: Optional,
  feature_image_caption: Optional,
  meta_description: Optional,
  ...left,
})
export type Meta = z.infer<typeof Meta>

export const Comment = z.object({
  id: Text,
  post_id: Text,
  member_id: Optional,
  parent_id: Optional,
  in_reply_to_id: Optional,
  status: z.enum(['published', 'hidden', 'deleted']),
  html: Optional,
  created_at: Optional,
  edited_at: Optional,
  pinned_at: Optional,
})
export type Comment = z.infer<typeof Comment>
