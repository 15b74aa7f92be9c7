import { basename } from 'node:path'
import { listsOthers } from '../../folder/lists-others.ts'
import { addressUnknown, readTexts, type TextRead } from '../../folder/read-texts.ts'
import { requireFolder } from '../../folder/require-folder.ts'
import { tellOthers, walkFolder } from '../../folder/walk-folder.ts'
import { textAt } from '../../front-matter/fields.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { composePost } from './compose.ts'
import { type Document, readDocument, typeOf } from './documents.ts'
import { type JekyllSite, readSite } from './site.ts'

/** https://jekyllrb.com/docs/structure/ */
export const jekyll: Source = {
  name: 'jekyll',
  reads: 'the folder of the site, with _config.yml and _posts: posts, drafts, pages',
  read,
}

/** Reads the texts twice, because a post may link to a later one. */
async function* read({ path, timeZone, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  requireFolder(path, '_config.yml and _posts')
  tellOfFirstPass()
  const site = await readSite(path, timeZone)
  const { files, others } = walkFolder(path, site.isExcluded)
  const sources = files.filter(file => typeOf(site, file) !== null)
  if (!sources.some(source => /(?:^|\/)_(?:posts|drafts)\//.test(source)))
    throw new SourceRefused(
      `${path} holds no folder _posts with texts; is it the site's own folder?`,
    )
  yield* tellOthers(others)
  const around = { site, findAddress: await readAddresses(site, sources) }
  yield* readTexts({ site, sources, knownKeys, readText: source => readOne(source, around) })
}

const knownKeys = `
  title slug date last_modified_at updated modified description excerpt category categories tag
  tags series author authors lang canonical_url permalink redirect_from image image_alt image-alt
  header comments published draft password layout`

type Around = {
  readonly site: JekyllSite
  findAddress(name: string): string | null
}

async function readOne(source: string, { site, findAddress }: Around): Promise<TextRead | null> {
  const document = await readDocument(site, source)
  if (document === null) return null
  const kind = /^(?:posts|drafts)$/.test(typeOf(site, source) ?? '') ? 'post' : 'page'
  if ('why' in document) return { kind, reason: 'unreadable', why: document.why }
  if (isTemplate(document)) return { kind, reason: 'template', why: null }
  const { keys, notes, address, type } = document
  return {
    keys,
    notes: address === null && type !== 'drafts' ? [...notes, addressUnknown] : notes,
    compose: note => composePost(document, { site, findAddress, note }),
  }
}

/** Whether a page is the home page, the error page, or only lists others. */
function isTemplate({ type, source, fields, body }: Document): boolean {
  if (type !== 'pages') return false
  if (listsOthers(fields, body) || textAt(fields, 'permalink') === '/404.html') return true
  return /^(?:index|404)\.\w+$/.test(source) || /\{%-?\s*for\s|\{%-?\s*paginate/.test(body)
}

/** Finds addresses by path, and by the name of a post's file, with the folders below or above `_posts` or without. */
async function readAddresses(
  site: JekyllSite,
  sources: readonly string[],
): Promise<Around['findAddress']> {
  const addresses = new Map<string, string>()
  for (const source of sources) {
    const document = await readDocument(site, source)
    if (document === null || 'why' in document || document.address === null) continue
    const name = source.replace(/\.[^./]+$/, '')
    const below = name.replace(/^.*_posts\//, '')
    for (const key of [source, below, name.replace('_posts/', ''), basename(name)])
      addresses.getOrInsert(key, document.address)
  }
  return name => addresses.get(name) ?? null
}
