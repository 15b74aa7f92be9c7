import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { walkFolder } from '../../folder/walk-folder.ts'
import type { Found, Input, Source } from '../../source.ts'
import { SourceRefused } from '../../source.ts'
import { readHiding } from './cascade.ts'
import { type Around, composePost, keysOf } from './compose.ts'
import { isText, readPage } from './pages.ts'
import { type HugoSite, readSite } from './site.ts'

/** https://gohugo.io/getting-started/directory-structure/ */
export const hugo: Source = {
  name: 'hugo',
  reads: 'the folder of the site, with hugo.toml and content/: posts, drafts, pages',
  read,
}

/** Twice: a text may lead to one that comes later. */
async function* read({ path, timeZone, tell }: Input): AsyncGenerator<Found> {
  if (!statSync(path).isDirectory())
    throw new SourceRefused(`${path} is a file; name the folder that holds hugo.toml and content/`)
  tell('reading what there is')
  const site = await readSite(path, timeZone)
  if (!existsSync(join(path, site.content)))
    throw new SourceRefused(
      `${path} holds no folder ${site.content}/; is it the site's own folder?`,
    )
  const { files, others } = walkFolder(join(path, site.content), () => false)
  const sources = files.map(file => `${site.content}/${file}`).filter(file => isText(site, file))
  if (sources.length === 0)
    throw new SourceRefused(
      `${join(path, site.content)} holds no texts; is it the site's own folder?`,
    )
  for (const other of others)
    yield { type: 'note', where: other, message: 'is a link or a device, which is not followed' }
  const findAddress = await readAddresses(site, sources)
  const isHiddenAbove = await readHiding(site, sources)
  for (const source of sources) yield* readOne(source, { site, findAddress, isHiddenAbove })
}

async function* readOne(source: string, around: Omit<Around, 'note'>): AsyncGenerator<Found> {
  const { site } = around
  const page = await readPage(site, source)
  const externalId = `${site.name}#${source}`
  if ('reason' in page) {
    if (page.why !== null) yield { type: 'note', where: source, message: page.why }
    const isTop = posix.dirname(source) === site.content
    const kind = page.reason === 'template' || isTop ? 'page' : 'post'
    yield { type: 'skipped', kind, externalId, reason: page.reason }
    return
  }
  const notes = new Set(page.notes)
  if (page.address === null)
    notes.add('has an address that a pattern cannot say; it gets one of this site')
  yield composePost(page, { ...around, note: message => notes.add(message) })
  for (const message of notes) yield { type: 'note', where: source, message }
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
    for (const key of [path, `*${page.name.toLowerCase()}`])
      if (!addresses.has(key)) addresses.set(key, `${site.base}${page.address}`)
  }
  return (reference, source) => {
    const folder = posix.dirname(source.slice(site.content.length + 1))
    const key = keysOf(reference, folder).find(candidate => addresses.has(candidate))
    return addresses.get(key ?? '') ?? null
  }
}
