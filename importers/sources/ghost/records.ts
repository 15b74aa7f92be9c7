import { z } from 'zod'

const Text = z.union([z.string(), z.number()]).transform(String)
const Optional = Text.nullish().transform(text => (text === '' ? null : (text ?? null)))
const Flag = z.union([z.boolean(), z.number()]).nullish().transform(Boolean)

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
})
export type Post = z.infer<typeof Post>

const Sorted = { post_id: Text, sort_order: z.number().nullish() }
export const PostTag = z.object({ ...Sorted, tag_id: Text })
export const PostAuthor = z.object({ ...Sorted, author_id: Text })
export const Tag = z.object({ id: Text, name: Text, slug: Optional, visibility: Optional })
export const User = z.object({ id: Text, name: Text, slug: Optional })
export const Setting = z.object({ key: z.string(), value: Optional })
export const Meta = z.object({
  post_id: Text,
  feature_image_alt: Optional,
  feature_image_caption: Optional,
  meta_description: Optional,
})
