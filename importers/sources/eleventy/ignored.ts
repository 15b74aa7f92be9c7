import { existsSync, lstatSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readText } from '../../folder/read-text.ts'

type Ignored = {
  isIgnored(path: string): boolean
  /** A pattern that may match this path, but is not understood here; `null` if there is none. */
  findDoubt(path: string): string | null
}

type Pattern = {
  readonly written: string
  /** If not, it matches at least everything that is meant. */
  readonly isExact: boolean
  matches(path: string): boolean
}

type Where = { readonly root: string; readonly folder: string; readonly config: string }

/** https://www.11ty.dev/docs/ignores/ */
export async function readIgnored({ root, folder, config }: Where): Promise<Ignored> {
  const patterns = [
    ...(await ignoredBy(root, '.gitignore')),
    ...(await ignoredBy(root, '.eleventyignore')),
    ...(folder === '' ? [] : await ignoredBy(root, `${folder}/.eleventyignore`)),
    ...ignoredByCode(config),
  ]
  const exact = patterns.filter(({ isExact }) => isExact)
  const doubtful = patterns.filter(({ isExact }) => !isExact)
  return {
    isIgnored: path => exact.some(({ matches }) => matches(path)),
    findDoubt: path => doubtful.find(({ matches }) => matches(path))?.written ?? null,
  }
}

const mostLines = 1000

async function ignoredBy(root: string, name: string): Promise<Pattern[]> {
  const path = join(root, name)
  if (!existsSync(path)) return []
  const { text } = lstatSync(path).isFile() ? await readText(path) : { text: null }
  if (text === null) return [anything(name)]
  const lines = text.split('\n')
  const rest = lines.length > mostLines ? [anything(name)] : []
  const patterns = lines.slice(0, mostLines).flatMap(line => patternOf(line, posix.dirname(name)))
  return [...patterns, ...rest]
}

/** `ignores.add("drafts")` in the configuration. What is not a plain text there could be any pattern. */
function ignoredByCode(config: string): Pattern[] {
  return [
    ...config.matchAll(/\bignores\s*\.\s*add\s*\(\s*(["'`]([^"'`\n$]{1,200})["'`]\s*\))?/g),
  ].flatMap(([, , pattern]) =>
    pattern === undefined ? [anything('ignores.add(…)')] : patternOf(pattern, '.'),
  )
}

function anything(written: string): Pattern {
  return { written, isExact: false, matches: () => true }
}

const stars: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' }

/** Eleventy itself ignores lines with "!": https://github.com/11ty/eleventy/issues/693 */
function patternOf(line: string, folder: string): Pattern[] {
  const written = line.trim()
  if (/^(?:[#!]|$)/.test(written)) return []
  if (written.length > 200) return [anything(`${written.slice(0, 60)}…`)]
  const plain = posix.join(folder, `./${written}`).replace(/^\/|\/$/g, '')
  const count = plain.match(/\*+/g)?.length ?? 0
  if (count > 3 || /^[*/]*$|[\\?()[\]{}]/.test(plain)) return [wider(written, plain)]
  const body = plain
    .split(/(\*\*\/|\*\*|\*)/)
    .map(part => stars[part] ?? part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
    .join('')
  const whole = new RegExp(`^${plain.includes('/') ? '' : '(?:.*/)?'}${body}(?:/|$)`)
  return [{ written, isExact: true, matches: path => whole.test(path) }]
}

/**
 * The parts that are certain must be there in this order, with anything in between. A regular expression made from many
 * stars could run for ever.
 */
function wider(written: string, plain: string): Pattern {
  const certain = plain
    .replace(/[?*+@!]?\(.*\)|\{.*\}|\[.*\]/g, '*')
    .split(/\/\*\*\/|\\.?|[?*+@!()[\]{}]+/)
  const matches = (path: string) => {
    let from = 0
    return certain.every(part => {
      const at = path.indexOf(part, from)
      from = at + part.length
      return at >= 0
    })
  }
  return { written, isExact: false, matches }
}
