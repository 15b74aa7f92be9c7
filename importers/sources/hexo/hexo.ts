import { existsSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { matchesPath } from '../../folder/glob.ts'
import { listsOthers } from '../../folder/lists-others.ts'
import {
  addressUnknown,
  isNoMarkdown,
  leaveOut,
  readTexts,
  type TextRead,
} from '../../folder/read-texts.ts'
import { requireFolder } from '../../folder/require-folder.ts'
import { requireWithin } from '../../folder/require-within.ts'
import { tellOthers, walkFolder } from '../../folder/walk-folder.ts'
import { isYes, listAt, textAt } from '../../front-matter/fields.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { composePost } from './compose.ts'
import type { Around } from './tags.ts'
import { type HexoSite, type HexoText, readHexoText, readSite } from './texts.ts'

/** https://hexo.io/docs/setup */
export const hexo: Source = {
  name: 'hexo',
  reads: 'the folder of the site, with _config.yml and source/_posts: posts, drafts, pages',
  read,
}

/** Reads the texts twice, because a post may link to a later one. */
async function* read({ path, timeZone, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  requireFolder(path, '_config.yml and source/')
  tellOfFirstPass()
  const site = await readSite(path, timeZone)
  requireWithin(path, site.folder)
  if (!existsSync(join(path, site.folder, '_posts')))
    throw new SourceRefused(
      `${path} holds no folder ${posix.join(site.folder, '_posts')}; is it the site's own folder?`,
    )
  const raw = listAt(site.settings, 'skip_render')
  const { files, others } = walkFolder(
    join(path, site.folder),
    file =>
      /^_(?!posts|drafts)/.test(file) ||
      site.isElse(file) ||
      raw.some(pattern => matchesPath(pattern, file)),
  )
  const sources = files
    .filter(file => /\.(?:md|markdown)$/i.test(file))
    .map(file => posix.join(site.folder, file))
  yield* tellOthers(others)
  for (const file of files.filter(one => isTemplate(one, site))) {
    const source = posix.join(site.folder, file)
    yield* leaveOut(site, source, { kind: kindOf(source), reason: 'template', why: isNoMarkdown })
  }
  const setting = { site, findPost: await readPosts(site, sources) }
  yield* readTexts({ site, sources, knownKeys, readText: source => readOne(source, setting) })
}

/** Hexo makes a page of each, with the layout of the theme around it, except in the folder of a post's own files. */
function isTemplate(file: string, { settings }: HexoSite): boolean {
  const isAsset = isYes(settings.get('post_asset_folder')) && /^_posts\//.test(file)
  return !isAsset && /\.(?:html?|ejs|njk|swig|pug)$/i.test(file)
}

function kindOf(source: string): 'post' | 'page' {
  return /(?:^|\/)_(?:posts|drafts)\//.test(source) ? 'post' : 'page'
}

const knownKeys = `
  title date updated permalink published draft category categories tags author lang language alias
  cover thumbnail banner image photos comments description excerpt password disablenunjucks layout`

type Setting = { readonly site: HexoSite; readonly findPost: Around['findPost'] }

async function readOne(source: string, { site, findPost }: Setting): Promise<TextRead> {
  const text = await readHexoText(site, source)
  if ('why' in text) return { kind: kindOf(source), reason: 'unreadable', why: text.why }
  if (isFilledByTheme(text)) return { kind: 'page', reason: 'template', why: null }
  const { keys, notes, address, isPost, isDraft } = text
  return {
    keys,
    notes: address === null && isPost && !isDraft ? [...notes, addressUnknown] : notes,
    compose: note => composePost(text, { site, findPost, note }),
  }
}

/** As a page of all tags is. */
function isFilledByTheme({ isPost, fields, body }: HexoText): boolean {
  return !isPost && listsOthers(fields, body)
}

/** Finds posts by the whole slug, or by its last part. */
async function readPosts(site: HexoSite, sources: readonly string[]): Promise<Around['findPost']> {
  const posts = new Map<string, { address: string; title: string }>()
  for (const source of sources) {
    const text = await readHexoText(site, source)
    if ('why' in text || text.address === null || !text.isPost) continue
    const title = textAt(text.fields, 'title') ?? text.slug
    for (const key of [text.slug, basename(text.slug)])
      posts.getOrInsert(key, { address: `${site.base}${text.address}`, title })
  }
  return slug => posts.get(slug) ?? null
}
