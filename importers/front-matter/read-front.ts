import { type Fields, fieldsOf, keysOf, noFields } from './fields.ts'
import { type ReadData, readData } from './read-data.ts'

/** A text and the front matter above it, or why that cannot be read. */
type FrontedText =
  | {
      readonly kind: 'read'
      readonly hasFront: boolean
      readonly fields: Fields
      /** The names in it that have a value, as they are written. */
      readonly keys: readonly string[]
      readonly body: string
    }
  | { readonly kind: 'unreadable'; readonly why: string }

/**
 * Reads the front matter that Jekyll, Hugo, Hexo and Eleventy take: YAML between `---`, TOML between `+++` or
 * `---toml`, JSON as `{ … }`, between `;;;` or `---json`. What these would run, such as `---js`, is refused.
 */
export function readFront(file: string, text: string): FrontedText {
  const [opening = ''] = text.split('\n', 1)
  const [, fence, language = ''] =
    /^(---|\+\+\+|;;;)[ \t]*(?:([a-z]+)[ \t]*)?$/i.exec(opening) ?? []
  if (fence !== undefined) return fenced(file, text, { fence, language })
  if (/^\{[ \t]*\n|^\{\s*"/.test(text.slice(0, 200))) return braced(file, text)
  return { kind: 'read', hasFront: false, fields: noFields, keys: [], body: text }
}

const languages = new Map([
  ['---', 'yaml'],
  ['---yaml', 'yaml'],
  ['---yml', 'yaml'],
  ['---toml', 'toml'],
  ['---json', 'json'],
  ['+++', 'toml'],
  [';;;', 'json'],
] as const)

type Fence = { readonly fence: string; readonly language: string }

function fenced(file: string, text: string, { fence, language }: Fence): FrontedText {
  const name = `${fence}${language.toLowerCase()}`
  const known = [...languages].find(([opening]) => opening === name)?.[1]
  if (known === undefined)
    return {
      kind: 'unreadable',
      why: `its front matter is ${JSON.stringify(language)}, which is code or unknown; nothing of it was run`,
    }
  const start = text.indexOf('\n') + 1
  const closing = new RegExp(`^${fence.replaceAll('+', '\\+')}[ \\t]*$`, 'm').exec(
    text.slice(start),
  )
  if (start === 0 || closing === null)
    return { kind: 'unreadable', why: `its front matter has no closing "${fence}"` }
  const inside = text.slice(start, start + closing.index)
  const body = text.slice(start + closing.index + closing[0].length)
  const isBare = name === ';;;' && !/^\s*\{/.test(inside)
  const front = isBare ? `{${inside}}` : inside
  return withBody(readData(known, { file, text: front, firstLine: 2 }), body)
}

/** Hugo's JSON without fences. It ends at the first line that holds nothing but a closing brace. */
function braced(file: string, text: string): FrontedText {
  const end = /^\}[ \t]*$/m.exec(text)
  const until = end === null ? text.indexOf('}\n') + 1 : end.index + 1
  return withBody(
    readData('json', { file, text: until === 0 ? text : text.slice(0, until) }),
    until === 0 ? '' : text.slice(until),
  )
}

function withBody({ value, why }: ReadData, body: string): FrontedText {
  if (why !== null) return { kind: 'unreadable', why }
  return {
    kind: 'read',
    hasFront: true,
    fields: fieldsOf(value),
    keys: keysOf(value),
    body: body.replace(/^\n/, ''),
  }
}
