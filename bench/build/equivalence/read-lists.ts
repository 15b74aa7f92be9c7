import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomUtils, parseDocument } from 'htmlparser2'
import { readSitemap } from './read-sitemap.ts'

/** The posts that a site's own lists link to. */
type Lists = {
  readonly 'pages of posts': number
  readonly 'pages of tags': number
  readonly 'posts on the pages of the list': number
  readonly 'posts on the pages of tags': number
  readonly 'posts in the sitemap': number
  /** In the order of the feed. */
  readonly 'posts in the feed': string
}

export function readLists(folder: string): Lists {
  const list = [join(folder, 'index.html'), ...pagesBelow(join(folder, 'page'))]
  const tags = pagesBelow(join(folder, 'tags'))
  const posts = readdirSync(folder).filter(name => /^post-\d{6}$/.test(name))
  return {
    'pages of posts': posts.filter(name => existsSync(join(folder, name, 'index.html'))).length,
    'pages of tags': tags.length,
    'posts on the pages of the list': new Set(list.flatMap(postsOf)).size,
    'posts on the pages of tags': tags.flatMap(file => [...new Set(postsOf(file))]).length,
    'posts in the sitemap': new Set(readSitemap(folder).flat().flatMap(postAt)).size,
    'posts in the feed': [...new Set(postsOf(join(folder, 'feed.xml')))].join(' '),
  }
}

/** Hugo also writes a page/1/ that redirects to the front page. */
function pagesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map(name => join(folder, name, 'index.html'))
    .filter(file => existsSync(file))
}

/** The posts that a file links to, in its order, whether it is HTML, RSS or Atom. */
function postsOf(file: string): string[] {
  const document = parseDocument(readFileSync(file, 'utf8'), { xmlMode: file.endsWith('.xml') })
  const links = DomUtils.getElementsByTagName(name => /^(?:a|link)$/.test(name), document)
  return links.flatMap(link => postAt(link.attribs['href'] ?? DomUtils.textContent(link)))
}

function postAt(address: string): string | [] {
  return /^(?:https:\/\/bench\.example)?\/(post-\d{6})\/$/.exec(address)?.[1] ?? []
}
