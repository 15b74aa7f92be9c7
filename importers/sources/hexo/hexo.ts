import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { matchesPath } from '../../folder/glob.ts'
import { listsOthers } from '../../folder/lists-others.ts'
import { filesOf, resolveFrom } from '../../folder/old-site.ts'
import { walkFolder } from '../../folder/walk-folder.ts'
import { isNo, listAt, textAt } from '../../front-matter/fields.ts'
import { publicityOf } from '../../front-matter/publicity.ts'
import { linksFromRoot } from '../../markdown/links-from-root.ts'
import type { Found, FoundPost, Input, Source } from '../../source.ts'
import { SourceRefused } from '../../source.ts'
import { type Around, replaceTags } from './tags.ts'
import { assetsOf, type HexoSite, type HexoText, readHexoText, readSite } from './texts.ts'

/** https://hexo.io/docs/setup */
export const hexo: Source = {
  name: 'hexo',
  reads: 'the folder of the site, with _config.yml and source/_posts: posts, drafts, pages',
  read,
}

/** Twice: a post may lead to one that comes later. */
async function* read({ path, timeZone, tell }: Input): AsyncGenerator<Found> {
  if (!statSync(path).isDirectory())
    throw new SourceRefused(`${path} is a file; name the folder that holds _config.yml and source/`)
  tell('reading what there is')
  const site = await readSite(path, timeZone)
  if (!existsSync(join(path, site.folder, '_posts')))
    throw new SourceRefused(
      `${path} holds no folder ${site.folder}/_posts; is it the site's own folder?`,
    )
  const raw = listAt(site.settings, 'skip_render')
  const { files, others } = walkFolder(
    join(path, site.folder),
    file => /^_(?!posts|drafts)/.test(file) || raw.some(pattern => matchesPath(pattern, file)),
  )
  const sources = files
    .filter(file => /\.(?:md|markdown)$/i.test(file))
    .map(file => `${site.folder}/${file}`)
  for (const other of others)
    yield { type: 'note', where: other, message: 'is a link or a device, which is not followed' }
  const findPost = await readPosts(site, sources)
  for (const source of sources) yield* readOne(source, { site, findPost })
}

type Setting = { readonly site: HexoSite; readonly findPost: Around['findPost'] }

async function* readOne(source: string, { site, findPost }: Setting): AsyncGenerator<Found> {
  const text = await readHexoText(site, source)
  if ('why' in text) {
    yield { type: 'note', where: source, message: text.why }
    const kind = /\/_(?:posts|drafts)\//.test(source) ? 'post' : 'page'
    yield { type: 'skipped', kind, externalId: `${site.name}#${source}`, reason: 'unreadable' }
    return
  }
  if (isTemplate(text)) {
    yield {
      type: 'skipped',
      kind: 'page',
      externalId: `${site.name}#${source}`,
      reason: 'template',
    }
    return
  }
  const notes = new Set(text.notes)
  if (text.address === null && text.isPost && !text.isDraft)
    notes.add('has an address that a pattern cannot say; it gets one of this site')
  yield composePost(text, { site, findPost, note: message => notes.add(message) })
  for (const message of notes) yield { type: 'note', where: source, message }
}

/** What a theme fills, as with all tags. */
function isTemplate({ isPost, fields, body }: HexoText): boolean {
  return !isPost && listsOthers(fields, body)
}

function composePost(text: HexoText, { site, findPost, note }: Setting & Around): FoundPost {
  const { fields, source } = text
  const at = `${site.base}${text.address ?? '/'}`
  const files = filesOf(site, { folders: [site.folder], beside: assetsOf(text), at })
  const markdown = replaceTags(text.body, { findPost, note }).replace(/<!--\s*more\s*-->/gi, '')
  const resolve = (reference: string) => resolveFrom(at, reference)
  return {
    type: 'post',
    layout: text.isPost ? 'post' : 'page',
    externalId: `${site.name}#${source}`,
    title: textAt(fields, 'title') ?? '',
    slug: text.isPost ? basename(text.slug) : text.slug.replace(/\/?index$/, ''),
    date: text.date,
    updated: textAt(fields, 'updated'),
    publicity: publicityOf(fields, text),
    words: { markdown: linksFromRoot(markdown, { files, pageOf: () => null, resolve }) },
    description: textAt(fields, 'description', 'excerpt'),
    tags: ['categories', 'category', 'tags'].flatMap(name => listAt(fields, name)),
    author: textAt(fields, 'author'),
    language: textAt(fields, 'lang', 'language'),
    permalink: text.address === null ? null : at,
    aliases: listAt(fields, 'alias').map(alias => `${site.base}/${alias.replace(/^\//, '')}`),
    image: imageOf(text, { files, at }),
    ...(isNo(fields.get('comments')) ? { comments: 'none' as const } : {}),
    files,
  }
}

function imageOf(
  { fields }: HexoText,
  { files, at }: { readonly files: ReturnType<typeof filesOf>; readonly at: string },
): FoundPost['image'] {
  const image =
    textAt(fields, 'cover', 'thumbnail', 'banner', 'image') ?? listAt(fields, 'photos')[0]
  if (image === undefined) return null
  const isKept = /^(?:https?:)?\/\/|^\//.test(image) || files.find(image) !== null
  return { address: isKept ? image : resolveFrom(at, `/${image}`), alt: '' }
}

/** By the whole slug and by its last part. */
async function readPosts(site: HexoSite, sources: readonly string[]): Promise<Around['findPost']> {
  const posts = new Map<string, { address: string; title: string }>()
  for (const source of sources) {
    const text = await readHexoText(site, source)
    if ('why' in text || text.address === null || !text.isPost) continue
    const title = textAt(text.fields, 'title') ?? text.slug
    for (const key of [text.slug, basename(text.slug)])
      if (!posts.has(key)) posts.set(key, { address: `${site.base}${text.address}`, title })
  }
  return slug => posts.get(slug) ?? null
}
