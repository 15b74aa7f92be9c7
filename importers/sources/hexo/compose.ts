import { basename } from 'node:path'
import { addressBelow, addressOfPicture, filesOf, resolveFrom } from '../../folder/old-site.ts'
import { textId } from '../../folder/read-texts.ts'
import { isNo, isYes, listAt, textAt } from '../../front-matter/fields.ts'
import { firstOf } from '../../front-matter/first-of.ts'
import { publicityOf } from '../../front-matter/publicity.ts'
import { linkBareAddresses } from '../../markdown/bare-addresses.ts'
import { withHardBreaks } from '../../markdown/hard-breaks.ts'
import { linksFromRoot } from '../../markdown/links-from-root.ts'
import type { Files, FoundPost } from '../../source.ts'
import { type Around, replaceTags } from './tags.ts'
import { assetsOf, type HexoSite, type HexoText } from './texts.ts'

export function composePost(
  text: HexoText,
  { site, ...around }: Around & { readonly site: HexoSite },
): FoundPost {
  const { fields, source } = text
  const at = `${site.base}${text.address ?? '/'}`
  const files = filesOf(site, { folders: [site.folder], beside: assetsOf(text), at })
  const markdown = markdownOf(text, { site, ...around }).replace(/<!--\s*more\s*-->/gi, '')
  const resolve = (reference: string) => resolveFrom(at, reference)
  return {
    type: 'post',
    layout: text.isPost ? 'post' : 'page',
    externalId: textId(site, source),
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
    aliases: [...listAt(fields, 'alias'), ...elsewhere(text, site)].map(alias =>
      addressBelow(site, alias),
    ),
    image: imageOf(text, { files, at, note: around.note }),
    ...(isNo(fields.get('comments')) ? { comments: 'none' as const } : {}),
    files,
  }
}

/** With a `timezone`, Hexo reads a date in that zone, but takes the day of an address from the machine's clock. */
function elsewhere({ address, addressInUtc }: HexoText, { settings }: HexoSite): string[] {
  const isMoved = addressInUtc !== null && addressInUtc !== address
  return isMoved && textAt(settings, 'timezone') !== null ? [addressInUtc] : []
}

/** Its tags are read unless the text forbids it, and its lines end where they ended: https://hexo.io/docs/front-matter */
function markdownOf(
  { body, fields }: HexoText,
  { site, ...around }: Around & { readonly site: HexoSite },
): string {
  const read = isYes(fields.get('disablenunjucks')) ? body : replaceTags(body, around)
  const plain = site.hasBareLinks ? linkBareAddresses(read) : read
  return site.hasBreaks ? withHardBreaks(plain) : plain
}

function imageOf(
  { fields }: HexoText,
  { files, at, note }: Pick<Around, 'note'> & { readonly files: Files; readonly at: string },
): FoundPost['image'] {
  const named = textAt(fields, 'cover', 'thumbnail', 'banner', 'image')
  const photos = listAt(fields, 'photos')
  const image = firstOf(named === null ? photos : [named, ...photos], { what: 'pictures', note })
  return image === null ? null : { address: addressOfPicture(image, { files, at }), alt: '' }
}
