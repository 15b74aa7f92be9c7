import { basename, dirname, join } from 'node:path'
import { listsOthers } from '../../folder/lists-others.ts'
import { describeOtherMarkup } from '../../folder/other-markup.ts'
import { readText } from '../../folder/read-text.ts'
import { type Fields, fieldsOf, isYes, keysOf, mergeFields } from '../../front-matter/fields.ts'
import { readFront } from '../../front-matter/read-front.ts'
import { addressOf } from './address.ts'
import { describeCascade } from './cascade.ts'
import { dateOf } from './dates.ts'
import { sectionIn } from './sections.ts'
import type { HugoSite, Root } from './site.ts'

export type Page = {
  /** Relative to the site's folder. */
  readonly source: string
  readonly fields: Fields
  readonly body: string
  /** Relative to the folder of all texts. */
  readonly folder: string
  /** As much of the folder as is a section. */
  readonly section: string
  /** The name of its file, or of its folder if that is a bundle. */
  readonly name: string
  readonly isBundle: boolean
  readonly language: string | null
  readonly date: string | null
  /** In which its address tells the date. */
  readonly zone: string
  /** What follows the date in the name of its file, if that told the date. */
  readonly slugInName: string | null
  readonly address: string | null
  readonly notes: readonly string[]
  readonly keys: readonly string[]
}

type ReadPage =
  | Page
  | { readonly why: string | null; readonly reason: 'unreadable' | 'template' | 'another-kind' }

const texts = /\.(?:md|markdown|mdown|html?)$/i
const others = /\.(?:org|adoc|asciidoc|ad|rst|pandoc|pdc|mmark)$/i

export function isText(site: HugoSite, source: string): boolean {
  const isWithin = rootOf(site, source) !== undefined && !site.ignored.isIgnored(source)
  return isWithin && (texts.test(source) || others.test(source))
}

function rootOf({ roots }: HugoSite, source: string): Root | undefined {
  return roots.find(({ folder }) => source.startsWith(`${folder}/`))
}

/** Relative to the folder of all texts in its language. */
export function pathOf(site: HugoSite, source: string): string {
  return source.slice((rootOf(site, source)?.folder.length ?? -1) + 1)
}

export async function readPage(site: HugoSite, source: string): Promise<ReadPage> {
  if (others.test(source)) return left(describeOtherMarkup(source))
  const { text, notes } = await readText(join(site.root, source))
  if (text === null) return left(notes.join('; '))
  const front = readFront(source, text)
  if (front.kind === 'unreadable') return left(front.why)
  const place = placeOf(site, source)
  const fields = mergeFields(front.fields, fieldsOf(front.fields.get('params')))
  if (place.stem === '_index') return { reason: 'template', why: describeList(front) }
  if (isYes(fields.get('headless')))
    return {
      reason: 'template',
      why: 'is "headless", so that it had no page; its words stay behind',
    }
  if (!place.isBundle && listsOthers(fields, front.body)) return { reason: 'template', why: null }
  const dated = dateOf(fields, { site, name: place.name })
  const keys = [...front.keys, ...keysOf(front.fields.get('params'))]
  const page = { ...place, source, fields, body: front.body, ...dated, notes, keys }
  return { ...page, address: addressOf(site, page) }
}

function describeList({ fields, body }: { fields: Fields; body: string }): string | null {
  const words = body.trim() === '' ? '' : 'lists other pages; its own words are not imported'
  return [words, describeCascade(fields.get('cascade'))].filter(Boolean).join('; ') || null
}

function left(why: string): ReadPage {
  return { reason: 'unreadable', why }
}

type Place = Pick<Page, 'folder' | 'section' | 'name' | 'isBundle' | 'language'> & {
  readonly stem: string
}

/** https://gohugo.io/content-management/page-bundles/ */
function placeOf(site: HugoSite, source: string): Place {
  const { stem, language } = nameOf(site, source)
  const inside = dirname(pathOf(site, source))
  const folder = inside === '.' ? '' : inside
  const isBundle = stem === 'index' && folder !== ''
  const above = isBundle ? dirname(folder).replace(/^\.$/, '') : folder
  const root = rootOf(site, source)?.folder ?? ''
  return {
    stem,
    language,
    isBundle,
    folder: above,
    section: sectionIn(above, folder => hasList(site, `${root}/${folder}`, language)),
    name: isBundle ? basename(folder) : stem,
  }
}

function nameOf(site: HugoSite, source: string): Pick<Place, 'stem' | 'language'> {
  const whole = basename(source).replace(/\.[^.]+$/, '')
  const [, before = whole, ending] = /^(.+)\.([a-z]{2,3}(?:-[a-z]{2,4})?)$/i.exec(whole) ?? []
  const isNamed = ending !== undefined && site.languages.has(ending.toLowerCase())
  if (isNamed) return { stem: before, language: ending.toLowerCase() }
  return { stem: whole, language: rootOf(site, source)?.language ?? null }
}

/** Each language has sections of its own. */
function hasList(site: HugoSite, folder: string, language: string | null): boolean {
  const { mainLanguage } = site
  return site
    .listsIn(folder)
    .map(name => nameOf(site, `${folder}/${name}`).language ?? mainLanguage)
    .includes(language ?? mainLanguage)
}
