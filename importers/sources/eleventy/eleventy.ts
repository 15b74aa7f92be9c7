import { join } from 'node:path'
import { listsOthers } from '../../folder/lists-others.ts'
import { isNoMarkdown, leaveOut, readTexts, type TextRead } from '../../folder/read-texts.ts'
import { requireFolder } from '../../folder/require-folder.ts'
import { tellOthers, walkFolder } from '../../folder/walk-folder.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { composePost } from './compose.ts'
import { codeFile, createDataFiles } from './data-files.ts'
import { type EleventySite, readSite } from './site.ts'
import { type Around, type EleventyText, readEleventyText } from './texts.ts'

/** https://www.11ty.dev/docs/ */
export const eleventy: Source = {
  name: 'eleventy',
  reads: 'the folder of the site, with Markdown in it: posts, drafts, pages',
  read,
}

/** Reads the texts twice, because a post may link to a later one. */
async function* read({ path, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  requireFolder(path, 'the site')
  tellOfFirstPass()
  const site = await readSite(path)
  const { files, others } = filesIn(site)
  const sources = files.filter(file => /\.(?:md|markdown)$/i.test(file))
  if (sources.length === 0)
    throw new SourceRefused(`${path} holds no text in Markdown; is it the site's own folder?`)
  yield* tellOthers(others)
  for (const file of files) yield* readOther(file, site)
  const around = { site, data: createDataFiles(site) }
  const setting = { ...around, findAddress: await readAddresses(sources, around) }
  yield* readTexts({ site, sources, knownKeys, readText: source => readOne(source, setting) })
}

const knownKeys = `
  title slug date updated modified lastmod last_modified_at description excerpt summary categories
  tags series author authors lang language canonical canonical_url canonicalurl aliases
  redirect_from comments image cover hero thumbnail featured_image featuredimage image_alt
  imagealt alt templateengineoverride draft published permalink eleventycomputed
  eleventyexcludefromcollections layout pagination password`

function filesIn(site: EleventySite): ReturnType<typeof walkFolder> {
  const whole = (path: string) => (site.folder === '' ? path : `${site.folder}/${path}`)
  const { files, others } = walkFolder(join(site.root, site.folder), path =>
    site.isExcluded(whole(path)),
  )
  return {
    files: files.map(whole),
    others: others.map(({ path, why }) => ({ path: whole(path), why })),
  }
}

const templates = /\.(?:njk|liquid|html?|hbs|mustache|ejs|haml|pug|webc|11ty\.[cm]?[jt]sx?)$/i

/** Templates make pages too, but with code and from other texts, so they are only noted. */
function* readOther(file: string, site: EleventySite): Generator<Found> {
  if (codeFile.test(file))
    yield { type: 'note', where: file, message: 'is data made by code, which was not run' }
  if (templates.test(file))
    yield* leaveOut(site, file, { kind: 'page', reason: 'template', why: isNoMarkdown })
}

type Setting = Around & { findAddress(source: string): string | null }

async function readOne(source: string, setting: Setting): Promise<TextRead> {
  const text = await readEleventyText(source, setting)
  if ('why' in text) return { kind: 'post', reason: 'unreadable', why: text.why }
  if (isTemplate(text, setting.site)) return { kind: 'page', reason: 'template', why: null }
  const { keys, notes, address, isDraft } = text
  return {
    keys,
    notes: address === null && !isDraft ? [...notes, madeByCode] : notes,
    compose: note => composePost(text, { ...setting, note }),
  }
}

const madeByCode = 'had an address that a template or code made; it gets a new one'

/** Whether a text is the home page, or only lists others. */
function isTemplate({ source, fields, isPost, body }: EleventyText, site: EleventySite): boolean {
  if (fields.has('pagination')) return true
  if (isPost) return false
  if (listsOthers(fields, body)) return true
  const path = source.slice(site.folder === '' ? 0 : site.folder.length + 1)
  return /^(?:index|404)\.\w+$/.test(path) || /\{%-?\s*for\s/.test(body)
}

async function readAddresses(
  sources: readonly string[],
  around: Around,
): Promise<Setting['findAddress']> {
  const addresses = new Map<string, string>()
  for (const source of sources) {
    const text = await readEleventyText(source, around)
    if ('why' in text || text.address === null || text.isDraft) continue
    addresses.set(source, `${around.site.base}${text.address}`)
  }
  return source => addresses.get(source) ?? null
}
