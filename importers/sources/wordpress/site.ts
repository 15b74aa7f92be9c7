import { readXml, textOf, type XmlElement } from '../../xml/read-xml.ts'

type Attachment = {
  readonly url: string
  readonly alt: string
  readonly caption: string
}

/** What posts refer to and may stand anywhere in the file. */
export type WordPressSite = {
  /** Without "/" at the end. */
  readonly url: string
  /** By login: the name that readers saw. */
  readonly authors: ReadonlyMap<string, string>
  readonly authorIds: ReadonlySet<string>
  readonly attachments: ReadonlyMap<string, Attachment>
  /** Ids of pictures by the id of the post they were put into. */
  readonly picturesOf: ReadonlyMap<string, readonly string[]>
  /** Reusable blocks by id. */
  readonly patterns: ReadonlyMap<string, string>
}

export const records: ReadonlySet<string> = new Set([
  'item',
  'wp:comment',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
])

export async function readSite(path: string): Promise<WordPressSite> {
  const { records: found } = await readXml(path, records)
  const authors = new Map<string, string>()
  const authorIds = new Set<string>()
  const attachments = new Map<string, Attachment>()
  const picturesOf = new Map<string, string[]>()
  const patterns = new Map<string, string>()
  let channel: XmlElement | undefined
  for await (const { element, around } of found) {
    channel ??= around.find(({ name }) => name === 'channel')
    const id = textOf(element, 'wp:post_id')
    const type = textOf(element, 'wp:post_type')
    if (element.name === 'wp:author') {
      authors.set(textOf(element, 'wp:author_login'), textOf(element, 'wp:author_display_name'))
      authorIds.add(textOf(element, 'wp:author_id'))
    } else if (type === 'wp_block') patterns.set(id, textOf(element, 'content:encoded'))
    else if (type === 'attachment') {
      const attachment = readAttachment(element)
      attachments.set(id, attachment)
      const parent = textOf(element, 'wp:post_parent')
      if (isPicture(attachment.url)) picturesOf.set(parent, [...(picturesOf.get(parent) ?? []), id])
    }
  }
  const address = channel && (textOf(channel, 'wp:base_blog_url') || textOf(channel, 'link'))
  const url = (address ?? '').replace(/\/+$/, '')
  return { url, authors, authorIds, attachments, picturesOf, patterns }
}

function readAttachment(item: XmlElement): Attachment {
  return {
    url: textOf(item, 'wp:attachment_url') || textOf(item, 'guid'),
    alt: metaOf(item, '_wp_attachment_image_alt'),
    caption: textOf(item, 'excerpt:encoded'),
  }
}

function isPicture(url: string): boolean {
  return /\.(?:avif|gif|jpe?g|png|webp)$/i.test(url)
}

export function metaOf(item: XmlElement, key: string): string {
  return metasOf(item, key)[0] ?? ''
}

export function metasOf(item: XmlElement, key: string): string[] {
  return item.children
    .filter(child => child.name === 'wp:postmeta' && textOf(child, 'wp:meta_key') === key)
    .map(child => textOf(child, 'wp:meta_value'))
}
