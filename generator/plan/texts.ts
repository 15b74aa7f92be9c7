import type { Manifest } from '../../comments-api/contract/manifest.ts'
import type { Post } from '../content/post.ts'
import { compareText } from '../diagnostic.ts'
import { isOpen } from './conversations.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { headersOf } from './headers.ts'
import { type IconFile, manifestPath, webManifestOf } from './icons.ts'
import type { Setting } from './setting.ts'
import { llmsTextOf } from './texts-llms.ts'
import { securityTextOf, securityTextPath } from './texts-security.ts'

/** The files that programs read. */
export function planTexts(setting: Setting, icons: readonly IconFile[]): PlanEntry[] {
  const { security } = setting.site
  const text = (output: string, content: string) =>
    setting.entry(output, { kind: 'text', text: content })
  return [
    text('threads.json', `${JSON.stringify(manifestOf(setting), null, 1)}\n`),
    text('_redirects', redirectsOf(setting)),
    text('_headers', headersOf(setting)),
    text('robots.txt', `User-agent: *\nAllow: /\n\nSitemap: ${setting.absolute('/sitemap.xml')}\n`),
    text('llms.txt', llmsTextOf(setting)),
    text(outputOf(manifestPath), `${JSON.stringify(webManifestOf(setting, icons), null, 1)}\n`),
    ...(security === undefined ? [] : [text(securityTextPath, securityTextOf(setting, security))]),
  ]
}

type ManifestText = {
  site: string
  language: string
  threads: (Omit<Manifest['threads'][number], 'id'> & { id: string })[]
}

function manifestOf(setting: Setting): ManifestText {
  const talking = setting.index.posts
    .concat(setting.index.pages)
    .filter(post => post.comments.kind !== 'none')
  return {
    site: setting.absolute('/'),
    language: setting.facts.language,
    threads: talking
      .toSorted((a, b) => compareText(a.id, b.id))
      .map(post => threadOf(setting, post)),
  }
}

function threadOf(setting: Setting, post: Post): ManifestText['threads'][number] {
  return {
    id: post.id,
    url: setting.absolute(encodeURI(post.url)),
    title: post.title,
    aliases: post.aliases.map(encodeURI),
    comments: isOpen(post, setting.now) ? 'open' : 'closed',
    closesAt: post.comments.kind === 'open' ? post.comments.closesAt : null,
    author: post.author === null ? setting.facts.author : { name: post.author, url: null },
  }
}

/** https://docs.netlify.com/routing/redirects/: one rule a line; a space would end an address. */
function redirectsOf({ index }: Setting): string {
  const moved = [...index.published.values()].flatMap(post =>
    post.aliases.map(alias => [encodeURI(alias), encodeURI(post.url)] as const),
  )
  return moved
    .map(([from, to]) => `${from} ${to} 301!\n`)
    .sort(compareText)
    .join('')
}
