import { wordsIn } from '../../html/parse-html.ts'
import { type LiquidTable, readWords, replaceLiquid } from '../../liquid/replace-liquid.ts'
import { withoutComments } from '../../liquid/without-comments.ts'
import { filmPage } from '../../markdown/films.ts'
import { markdownWriter as writer } from '../../markdown/writer.ts'
import { readCodeWords, withTitles } from './code-words.ts'

export type Around = {
  /** Finds a post by its slug; `null` if there is none. */
  findPost(slug: string): { readonly address: string; readonly title: string } | null
  note(message: string): void
}

/** Hexo reads no tags inside fenced code, so that is set aside meanwhile. */
export function replaceTags(markdown: string, around: Around): string {
  const kept: string[] = []
  const table = tableOf(around)
  const hidden = markdown.replaceAll(mark, '').replace(fenced, fence => {
    kept.push(fence)
    return `${mark}${kept.length - 1}${mark}`
  })
  return replaceLiquid(withoutComments(hidden), table).replace(
    new RegExp(`${mark}(\\d+)${mark}`, 'g'),
    (_, number: string) => withTitles(kept[Number(number)] ?? ''),
  )
}

/** A fence ends where its marks end: with part of them, the search would begin anew at each of thousands of marks. */
const fenced = /^( {0,3})(`{3,}(?!`)|~{3,}(?!~))[^\n]*\n(?:(?! {0,3}\2)[^\n]*\n)*? {0,3}\2[^\n]*$/gm

/** A letter of the private use area, which no text needs. */
const mark = '\uF8FE'

/** https://hexo.io/docs/tag-plugins */
function tableOf(around: Around): LiquidTable {
  return {
    tags: { ...tags, ...tagsOfPosts(around) },
    blocks,
    output: () => null,
    note: around.note,
  }
}

function tagsOfPosts({ findPost, note }: Around): LiquidTable['tags'] {
  const find = (words: string) => {
    const [meant, title] = withTitle(words)
    const [slug = '', fragment] = meant.split('#', 2)
    const post = findPost(slug)
    if (post === null) note(`has a tag that links to ${slug.slice(0, 80)}, which does not exist`)
    if (post === null) return null
    const address = fragment === undefined ? post.address : `${post.address}#${fragment}`
    return { address, title: title || post.title }
  }
  return {
    post_path: words => find(words)?.address ?? null,
    post_link: words => {
      const post = find(words)
      return post === null
        ? null
        : writer.link({ address: post.address, words: wordsIn(post.title) })
    },
  }
}

/** What a tag means, and the words after it, without the one that says whether to escape them. */
function withTitle(words: string): readonly [meant: string, title: string] {
  const [meant = '', ...title] = readWords(words).words
  if (/^(?:true|false)$/.test(title.at(-1) ?? '')) title.pop()
  return [meant, title.join(' ')]
}

const tags: LiquidTable['tags'] = {
  asset_path: words => {
    const [name] = readWords(words).words
    return name === undefined ? null : addressOfFile(name)
  },
  asset_img: words => picture(words, addressOfFile),
  img: words => picture(words),
  asset_link: words => {
    const [name, title] = withTitle(words)
    return writer.link({ address: addressOfFile(name), words: title || name })
  },
  youtube: words => writer.film(filmPage('youtube', readWords(words).words[0])),
  vimeo: words => writer.film(filmPage('vimeo', readWords(words).words[0])),
  gist: words => page(`https://gist.github.com/${readWords(words).words[0] ?? ''}`),
  link: words => {
    const all = readWords(words).words
    const at = Math.max(
      1,
      all.findIndex((word, index) => index > 0 && /^[a-z]{3,9}:|^www\.|\w\.\w/i.test(word)),
    )
    const address = all[at]
    return address === undefined
      ? null
      : writer.link({ address, words: all.slice(0, at).join(' ') })
  },
  url_for: words => readWords(words).words[0] ?? null,
  iframe: words => page(readWords(words).words[0] ?? ''),
}

const blocks: LiquidTable['blocks'] = {
  codeblock: code,
  code,
  blockquote: quote,
  quote,
  pullquote: (_, inside) => quote('', inside),
  cq: (_, inside) => quote('', inside),
}

function code(words: string, inside: string): string {
  const { language, marks, below } = readCodeWords(words)
  return `${writer.code(language, inside, marks)}${below}`
}

function quote(words: string, inside: string): string {
  const lines = inside
    .trim()
    .split('\n')
    .map(line => `> ${line}`)
  return `\n${[...lines, ...(words === '' ? [] : ['>', `> — ${words}`])].join('\n')}\n`
}

/** Tags of assets name a file as it is on the disk, such as "50%.png" or "why?.png". */
function addressOfFile(name: string): string {
  return name.replace(/[%?#]/g, encodeURIComponent)
}

/** Class names come before the address, and sizes after it. */
function picture(words: string, addressOf = (written: string) => written): string | null {
  const all = readWords(words).words
  const at = all.findIndex(word => /[./]/.test(word))
  if (at < 0) return null
  const [title = '', alt = title] = all.slice(at + 1).filter(word => !/^\d+$/.test(word))
  const address = addressOf(all[at] ?? '')
  return writer.picture({ address, alt, caption: alt === title ? '' : title })
}

function page(address: string): string {
  return writer.link({ address, words: address })
}
