import { existsSync, lstatSync, realpathSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { type OldSite, oldSite } from '../../folder/old-site.ts'
import { readSettings } from '../../folder/read-settings.ts'
import { readText } from '../../folder/read-text.ts'
import { textAt } from '../../front-matter/fields.ts'

export type EleventySite = OldSite & {
  readonly name: string
  /** Where its texts are, below the root; mostly "", "src" or "content". */
  readonly folder: string
  /** What reads Markdown before Markdown is read. */
  readonly engine: 'liquid' | 'njk' | 'none'
  isExcluded(path: string): boolean
}

const configurations = ['.eleventy', 'eleventy.config'].flatMap(name =>
  ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map(end => `${name}.${end}`),
)

/** https://www.11ty.dev/docs/config/: it is code, so it is not run. What stands in it as a plain text is what it says. */
export async function readSite(root: string): Promise<EleventySite> {
  const config = await readConfiguration(root)
  const said = (pattern: string) => saidIn(config, pattern)
  const folder = folderIn(root, said('input["\']?\\s*:|setInputDirectory\\('))
  const dataFolder = placeIn(folder, said('data["\']?\\s*:|setDataDirectory\\(') ?? '_data')
  const settings = await readSettings(
    root,
    ['site', 'metadata', 'meta'].map(name => posix.join(dataFolder, `${name}.json`)),
  )
  const output = placeIn('', said('output["\']?\\s*:|setOutputDirectory\\(') ?? '_site')
  const includes = placeIn(
    folder,
    said('includes["\']?\\s*:|setIncludesDirectory\\(') ?? '_includes',
  )
  const layouts = placeIn(folder, said('layouts["\']?\\s*:|setLayoutsDirectory\\(') ?? '_layouts')
  const old = oldSite(root, textAt(settings, 'url'), said('pathPrefix["\']?\\s*:') ?? '')
  return {
    ...old,
    name: old.host ?? basename(root),
    folder,
    engine: engineOf(config),
    isExcluded: await readExcluded(root, { folder, own: [output, includes, layouts, dataFolder] }),
  }
}

type Folders = { readonly folder: string; readonly own: readonly string[] }

/** https://www.11ty.dev/docs/ignores/ */
async function readExcluded(
  root: string,
  { folder, own }: Folders,
): Promise<(path: string) => boolean> {
  // A folder that holds the texts as well cannot be passed over.
  const passedOver = own.filter(name => name !== '' && !`${folder}/`.startsWith(`${name}/`))
  const ignored = [
    ...(await ignoredBy(root, '.eleventyignore')),
    ...(await ignoredBy(root, '.gitignore')),
  ]
  return path =>
    /(?:^|\/)node_modules(?:\/|$)/.test(path) ||
    passedOver.some(name => `${path}/`.startsWith(`${name}/`)) ||
    ignored.some(pattern => pattern.test(path))
}

async function readConfiguration(root: string): Promise<string> {
  const name = configurations.find(candidate => isFile(join(root, candidate)))
  if (name === undefined) return ''
  const { text } = await readText(join(root, name))
  return (text ?? '').replace(/^[ \t]*(?:\/\/|\/?\*).*$/gm, '')
}

function isFile(path: string): boolean {
  return existsSync(path) && lstatSync(path).isFile()
}

function saidIn(config: string, pattern: string): string | null {
  return (
    new RegExp(`\\b(?:${pattern})\\s*["'\`]([^"'\`\\n$]{1,200})["'\`]`).exec(config)?.[1] ?? null
  )
}

/** Never outside of the site, whatever is said. */
function folderIn(root: string, written: string | null): string {
  const folder = tidy(posix.join('/', written ?? ''))
  const path = join(root, folder)
  const isThere = existsSync(path) && realpathSync(path) === join(realpathSync(root), folder)
  return isThere && lstatSync(path).isDirectory() ? folder : ''
}

/** Beside the texts' folder or in it. */
function placeIn(folder: string, written: string): string {
  return tidy(posix.join('/', folder, written))
}

function tidy(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}

function engineOf(config: string): EleventySite['engine'] {
  if (/\bmarkdownTemplateEngine["']?\s*:\s*false\b/.test(config)) return 'none'
  return saidIn(config, 'markdownTemplateEngine["\']?\\s*:') === 'njk' ? 'njk' : 'liquid'
}

async function ignoredBy(root: string, name: string): Promise<RegExp[]> {
  if (!isFile(join(root, name))) return []
  const { text } = await readText(join(root, name))
  return (text ?? '').split('\n').slice(0, 1000).flatMap(patternOf)
}

const stars: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' }

/** With few stars only: many would take for ever to match. */
function patternOf(line: string): RegExp[] {
  const plain = line.trim().replace(/^\.?\/|\/$/g, '')
  const count = plain.match(/\*+/g)?.length ?? 0
  if (/^(?:[#!].*|[*/]*)$/.test(plain) || plain.length > 200 || count > 3) return []
  const body = plain
    .split(/(\*\*\/|\*\*|\*)/)
    .map(part => stars[part] ?? part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
    .join('')
  return [new RegExp(`^${plain.includes('/') ? '' : '(?:.*/)?'}${body}(?:/|$)`)]
}
