import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import {
  addressUnknown,
  type LeftOut,
  leaveOut,
  readTexts,
  type TextRead,
} from '../../folder/read-texts.ts'
import { requireFolder } from '../../folder/require-folder.ts'
import { requireWithin } from '../../folder/require-within.ts'
import { tellOthers, type WalkedFolder, walkFolder } from '../../folder/walk-folder.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { describeCascade, readHiding } from './cascade.ts'
import { type Around, composePost, keysOf } from './compose.ts'
import { isText, pathOf, readPage } from './pages.ts'
import { createResources } from './resources.ts'
import { type HugoSite, readSite } from './site.ts'

/** https://gohugo.io/getting-started/directory-structure/ */
export const hugo: Source = {
  name: 'hugo',
  reads: 'the folder of the site, with hugo.toml and content/: posts, drafts, pages',
  read,
}

/** Reads the texts twice, because one may link to a later one. */
async function* read({ path, timeZone, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  requireFolder(path, 'hugo.toml and content/')
  tellOfFirstPass()
  const site = await readSite(path, timeZone)
  for (const { folder } of site.roots) requireWithin(path, folder)
  const { files, others } = filesIn(site)
  const sources = files.filter(file => isText(site, file))
  if (sources.length === 0) {
    const folders = site.roots.map(({ folder }) => `${folder}/`).join(' and ')
    throw new SourceRefused(`${path} holds no texts in ${folders}; is it the site's own folder?`)
  }
  yield* tellOthers(others)
  const given = describeCascade(site.cascade)
  if (given !== '') yield { type: 'note', where: 'the settings', message: given }
  const findAddress = await readAddresses(site, sources)
  const isHiddenAbove = await readHiding(site, sources)
  const around = { site, findAddress, isHiddenAbove }
  const isResource = createResources(site, sources)
  for (const source of files.filter(isAdapter)) yield* leaveOut(site, source, adapter)
  yield* readTexts({
    site,
    sources,
    knownKeys: [knownKeys, ...site.taxonomies].join(' ').toLowerCase(),
    readText: async source => (isResource(source) ? resource : readOne(source, around)),
  })
}

const knownKeys = `
  title slug date publishdate pubdate published lastmod modified description summary categories
  tags series author authors canonicalurl canonical url aliases cover featured_image featuredimage
  featureimage image images imagealt thumbnail comments disablecomments draft expirydate
  unpublishdate build _build layout type headless cascade params password`

/** Lists every file once, although a folder of texts may contain that of another language. */
function filesIn({ root, roots }: HugoSite): WalkedFolder {
  const top = roots.filter(
    ({ folder }) => !roots.some(other => folder.startsWith(`${other.folder}/`)),
  )
  const folders = [...new Set(top.map(({ folder }) => folder))].filter(folder =>
    existsSync(join(root, folder)),
  )
  const all = folders.map(folder => ({ folder, ...walkFolder(join(root, folder), () => false) }))
  return {
    files: all.flatMap(({ folder, files }) => files.map(file => `${folder}/${file}`)),
    others: all.flatMap(({ folder, others }) =>
      others.map(({ path, why }) => ({ path: `${folder}/${path}`, why })),
    ),
  }
}

/** https://gohugo.io/content-management/content-adapters/ */
function isAdapter(source: string): boolean {
  return /\/_content(?:\.[\w-]+)?\.gotmpl$/.test(source)
}

const adapter: LeftOut = {
  kind: 'page',
  reason: 'template',
  why: 'is code that makes pages out of data; it was not run, and these pages are missing',
}

const resource: LeftOut = {
  kind: 'page',
  reason: 'another-kind',
  why: 'belongs to the bundle that it is in, and had no page of its own',
}

async function readOne(source: string, around: Omit<Around, 'note'>): Promise<TextRead> {
  const { site } = around
  const page = await readPage(site, source)
  if ('reason' in page) {
    const isTop = !pathOf(site, source).includes('/')
    return { ...page, kind: page.reason === 'template' || isTop ? 'page' : 'post' }
  }
  const { keys, notes, address } = page
  return {
    keys,
    notes: address === null ? [...notes, addressUnknown] : notes,
    compose: note => composePost(page, { ...around, note }),
  }
}

async function readAddresses(
  site: HugoSite,
  sources: readonly string[],
): Promise<Around['findAddress']> {
  const addresses = new Map<string, string>()
  for (const source of sources) {
    const page = await readPage(site, source)
    if ('reason' in page || page.address === null) continue
    const path = posix.join(page.folder, page.name).toLowerCase()
    for (const name of [path, `*${page.name.toLowerCase()}`])
      for (const key of [name, `${page.language} ${name}`])
        addresses.getOrInsert(key, `${site.base}${page.address}`)
  }
  return (reference, { source, language }) => {
    const names = keysOf(reference, posix.dirname(pathOf(site, source)))
    const keys = [...names.map(name => `${language} ${name}`), ...names]
    return addresses.get(keys.find(key => addresses.has(key)) ?? '') ?? null
  }
}
