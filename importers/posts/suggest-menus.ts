import { stringify } from 'yaml'
import { slugOf } from '../../generator/content/slugs.ts'
import { SiteFile } from '../../generator/site/site.ts'
import type { FoundMenu, MenuLink, Note } from '../source.ts'
import type { WrittenPost } from './write-posts.ts'

type Link = { readonly title: string; readonly url: string }

/** Says how each menu would be written in site.yaml, with the addresses that its posts have now. */
export function suggestMenus(
  menus: readonly FoundMenu[],
  written: readonly WrittenPost[],
): Omit<Note, 'type'>[] {
  const wanted = new Set(
    menus.flatMap(({ links }) => links.flatMap(link => ('post' in link ? link.post : []))),
  )
  const posts = new Map(
    written
      .filter(({ externalId }) => wanted.has(externalId))
      .map(({ externalId, post }) => [externalId, post]),
  )
  return menus.flatMap(({ name, links }) => {
    const here = links.flatMap(link => linkHere(link, posts)).filter(isAllowed)
    if (here.length === 0) return []
    return [{ where: `menu ${JSON.stringify(name.slice(0, 100))}`, message: asYaml(here) }]
  })
}

function linkHere(
  link: MenuLink,
  posts: ReadonlyMap<string, WrittenPost['post']>,
): readonly Link[] {
  if ('address' in link) return [{ title: link.title, url: link.address }]
  if ('tag' in link) return [{ title: link.title, url: `/tags/${slugOf(link.tag)}/` }]
  const post = posts.get(link.post)
  return post === undefined ? [] : [{ title: link.title || post.title, url: post.url }]
}

function isAllowed(link: Link): boolean {
  return SiteFile.shape.navigation.safeParse([link]).success
}

/** In one line, as all notes. `footer` takes the same. */
function asYaml(links: readonly Link[]): string {
  const yaml = stringify(links, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  return `could be written in site.yaml, or with "footer" instead of "navigation": navigation: ${yaml}`
}
