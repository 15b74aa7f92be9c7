import { join, posix } from 'node:path'
import { readText } from '../../folder/read-text.ts'
import { type Fields, fieldsOf, isYes, mergeFields, textAt } from '../../front-matter/fields.ts'
import { publicityOf } from '../../front-matter/publicity.ts'
import { readFront } from '../../front-matter/read-front.ts'
import type { HugoSite } from './site.ts'

/**
 * Returns a function that tells whether a folder above a text hides it. Which texts it hides (`target`) is not looked
 * at, so it may hide too many. https://gohugo.io/content-management/front-matter/#cascade
 */
export async function readHiding(
  site: HugoSite,
  sources: readonly string[],
): Promise<(source: string) => boolean> {
  const hiding = new Set(hides(site.cascade) ? site.roots.map(({ folder }) => folder) : [])
  for (const source of sources.filter(one => /\/_index\.[^/]+$/.test(one)))
    if (await hidesOthers(site, source)) hiding.add(posix.dirname(source))
  return source => {
    if (site.ignored.doubt !== null) return true
    for (let folder = posix.dirname(source); folder !== '.'; folder = posix.dirname(folder))
      if (hiding.has(folder)) return true
    return false
  }
}

/** A file that cannot be read may hide others, so it counts as one that does. */
async function hidesOthers({ root }: HugoSite, source: string): Promise<boolean> {
  const { text } = await readText(join(root, source))
  const front = text === null ? null : readFront(source, text)
  if (front === null || front.kind === 'unreadable') return true
  return hides(front.fields.get('cascade'))
}

/** Tells of front matter that texts had from a folder or from the settings; empty if there is none. */
export function describeCascade(cascade: unknown): string {
  const names = listOf(cascade)
    .flatMap(fields => [...fields.keys(), ...fieldsOf(fields.get('params')).keys()])
    .filter(name => !ofNoText.test(name))
  if (names.length === 0) return ''
  const quoted = [...new Set(names)].map(name => `"${name}"`).join(', ')
  return `gives ${quoted} to all texts below it ("cascade"), which they do not have here`
}

/** What it is about, what is read of it above, and what only changes looks. */
const ofNoText =
  /^(?:params|_?target|_?build|draft|published|expirydate|unpublishdate|password|type|layout|outputs|sitemap)$/

function listOf(cascade: unknown): Fields[] {
  return (Array.isArray(cascade) ? cascade : [cascade]).map(fieldsOf)
}

function hides(cascade: unknown): boolean {
  return listOf(cascade).some(fields => {
    const isDraft = isYes(fields.get('draft')) || textAt(fields, 'expirydate') !== null
    return publicityOf(fields, { isDraft }) !== 'published' || !isRendered(fields)
  })
}

/** https://gohugo.io/content-management/build-options/ */
export function isRendered(fields: Fields): boolean {
  const render = textAt(buildOptions(fields), 'render')
  return render === null || /^(?:always|true)$/i.test(render)
}

/** An unlisted page could be read by whoever had its address, but nothing led there. */
export function isListed(fields: Fields): boolean {
  return !/^(?:never|false)$/i.test(textAt(buildOptions(fields), 'list') ?? '')
}

function buildOptions(fields: Fields): Fields {
  return mergeFields(fieldsOf(fields.get('build')), fieldsOf(fields.get('_build')))
}
