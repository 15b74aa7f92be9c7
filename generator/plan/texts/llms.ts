import type { Post } from '../../content/post.ts'
import type { Setting } from '../setting.ts'

/** Such programs read only short texts. The archive and the sitemap list all posts. */
const mostPosts = 200

/** The contents of the site in Markdown, for language models: https://llmstxt.org */
export function llmsTextOf(setting: Setting): string {
  const { facts, index, absolute } = setting
  const published = (post: Post) => setting.why(post) === null
  const posts = index.posts.filter(published).slice(0, mostPosts)
  const more: readonly Linked[] = [
    { title: 'Archive', url: absolute('/archive/'), description: 'every post, by year' },
    { title: 'Feed', url: absolute(facts.feed), description: 'the newest posts with their text' },
    { title: 'Sitemap', url: absolute('/sitemap.xml'), description: 'every page' },
  ]
  const parts = [
    `# ${plain(facts.title)}`,
    ...(facts.description === '' ? [] : [`> ${plain(facts.description)}`]),
    ...section('Posts', posts.map(linkTo(setting))),
    ...section('Pages', index.pages.filter(published).map(linkTo(setting))),
    ...section('Optional', more),
  ]
  return `${parts.join('\n\n')}\n`
}

type Linked = { readonly title: string; readonly url: string; readonly description: string }

function linkTo({ absolute }: Setting): (post: Post) => Linked {
  return ({ title, description, url }) => ({ title, description, url: absolute(encodeURI(url)) })
}

function section(heading: string, links: readonly Linked[]): string[] {
  return links.length === 0 ? [] : [`## ${heading}`, links.map(line).join('\n')]
}

function line({ title, url, description }: Linked): string {
  const address = url.replace(/[()]/g, character => (character === '(' ? '%28' : '%29'))
  return `- [${plain(title)}](${address})${description === '' ? '' : `: ${plain(description)}`}`
}

/** The text on one line, escaped so that nothing in it is Markdown or HTML. */
function plain(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#&]/g, '\\$&')
}
