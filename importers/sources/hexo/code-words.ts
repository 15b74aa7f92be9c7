import { markdownWriter as writer } from '../../markdown/writer.ts'

type CodeWords = {
  readonly language: string
  /** What stands behind the fence: lines to mark, and a caption. */
  readonly marks: string
  /** A link to the whole, which has no place in a caption. */
  readonly below: string
}

const options =
  /(?:^|\s)(lang|line_number|line_threshold|highlight|first_line|mark|wrap|language_attr):(\S+)/g

/** `[title] [lang:language] [url] [link text] [mark:1,3-4]`: https://hexo.io/docs/tag-plugins#Code-Block */
export function readCodeWords(words: string): CodeWords {
  const named = new Map(Array.from(words.matchAll(options), ([, name, value]) => [name, value]))
  return {
    language: named.get('lang') ?? '',
    ...captionOf(words.replace(options, ''), named.get('mark')),
  }
}

function captionOf(words: string, marked?: string): Omit<CodeWords, 'language'> {
  const [, title = '', address = '', shown = ''] =
    /^(.*?)(?:(?<!\S)(https?:\/\/\S+|\/\S+)(.*))?$/s.exec(words.trim()) ?? []
  const caption = title.replace(/[\s"]+/g, ' ').trim()
  const marks = [
    marked === undefined ? '' : `{${marked}}`,
    caption === '' ? '' : `title="${caption}"`,
  ]
  const link = { address, words: shown.trim() || address }
  return {
    marks: marks.filter(mark => mark !== '').join(' '),
    below: address === '' ? '' : `\n${writer.link(link)}\n`,
  }
}

/** The same stands behind the fence of a block of code: https://hexo.io/docs/tag-plugins#Backtick-Code-Block */
export function withTitles(fence: string): string {
  const [, opening = '', language = '', words = ''] =
    /^( {0,3}(?:`{3,}(?!`)|~{3,}(?!~))[ \t]*)([^\s{]+)[ \t]+([^\s{=][^{=\n]*)\n/.exec(fence) ?? []
  if (words === '') return fence
  const { marks, below } = captionOf(words)
  return `${opening}${language} ${marks}${fence.slice(fence.indexOf('\n'))}${below}`
}
