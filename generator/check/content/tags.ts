import type { Post } from '../../content/post.ts'
import { slugOf } from '../../content/slugs.ts'
import { type Mistake, mistakeOf } from './mistake.ts'

/** No file system takes a longer name, and each tag has a folder. */
const longestSlug = 200

/** Tags without an address of their own. */
export function checkTags(posts: readonly Post[]): Mistake[] {
  const spellings = new Map<string, string>()
  return posts.flatMap(post =>
    post.tags.flatMap(tag => {
      const slug = slugOf(tag)
      if (slug === '' || Buffer.byteLength(slug) > longestSlug) return [noAddress(post, tag, slug)]
      const first = spellings.get(slug) ?? tag
      spellings.set(slug, first)
      return first === tag ? [] : [sharedAddress(post, [tag, first], slug)]
    }),
  )
}

function noAddress(post: Post, tag: string, slug: string): Mistake {
  return slug === ''
    ? mistakeOf(post, {
        code: 'no-address',
        message: `no address can be made from the tag "${tag}"`,
        hint: 'Use letters or digits in it.',
      })
    : mistakeOf(post, {
        code: 'no-address',
        message: `the tag "${tag}" makes an address of more than ${longestSlug} bytes`,
        hint: 'Use fewer letters.',
      })
}

function sharedAddress(post: Post, [tag, first]: readonly [string, string], slug: string): Mistake {
  return mistakeOf(post, {
    code: 'shared-address',
    message: `the tags "${tag}" and "${first}" would share the address /tags/${slug}/`,
    hint: 'Spell them the same everywhere, or more differently.',
  })
}
