import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { longestSlug, slugOf } from '../../content/slugs.ts'
import { type Mistake, mistakeAt, type Said } from './mistake.ts'

/** Tags without an address of their own. */
export function checkTags(index: Index, posts: readonly Post[]): Mistake[] {
  const spellings = new Map<string, string>()
  const describe = (tag: string): Said | null => {
    const slug = slugOf(tag)
    if (slug === '') return noAddress(tag)
    // Each tag has a folder.
    if (Buffer.byteLength(slug) > longestSlug) return longAddress(tag)
    const first = spellings.get(slug) ?? tag
    spellings.set(slug, first)
    return first === tag ? null : sharedAddress([tag, first], slug)
  }
  return posts.flatMap(({ source, tags }) =>
    tags.flatMap(tag => {
      const said = describe(tag)
      return said === null ? [] : [mistakeAt(index, source, { key: 'tags', entry: tag }, said)]
    }),
  )
}

function noAddress(tag: string): Said {
  return {
    code: 'no-address',
    message: `no address can be made from the tag "${tag}"`,
    hint: 'Use letters or digits in it.',
  }
}

function longAddress(tag: string): Said {
  return {
    code: 'no-address',
    message: `the tag "${tag}" makes an address of more than ${longestSlug} bytes`,
    hint: 'Use fewer letters.',
  }
}

function sharedAddress([tag, first]: readonly [string, string], slug: string): Said {
  return {
    code: 'shared-address',
    message: `the tags "${tag}" and "${first}" would share the address /tags/${slug}/`,
    hint: 'Spell them the same everywhere, or more differently.',
  }
}
