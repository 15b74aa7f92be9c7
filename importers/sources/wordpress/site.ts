import { wordsIn } from '../../html/parse-html.ts'
import { KnownRecords } from '../../known-records.ts'
import { readXml, textOf, type XmlElement } from '../../xml/read-xml.ts'

type Attachment = {
  readonly url: string
  readonly alt: string
  readonly caption: string
}

/** What posts refer to. It may be anywhere in the file. */
export type WordPressSite = {
  /** Without a slash at the end. */
  readonly url: string
  /** The names that readers saw, by login. */
  readonly authors: ReadonlyMap<string, string>
  readonly authorIds: ReadonlySet<string>
  readonly attachments: Findable<Attachment>
  /** The ids of the pictures that were uploaded to a post, in the order that its author gave them. */
  picturesOf(post: string): string[]
  /** Reusable blocks, by id. */
  readonly patterns: Findable<string>
  /** The names of categories and tags, by id. */
  readonly terms: Findable<string>
} & Disposable

type Findable<Value> = Pick<KnownRecords<Value>, 'find'>

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
  const known = new Known()
  let channel: XmlElement | undefined
  for await (const { element, around } of found) {
    channel ??= around.find(({ name }) => name === 'channel')
    known.add(element)
  }
  const address = channel && (textOf(channel, 'wp:base_blog_url') || textOf(channel, 'link'))
  return known.asSite((address ?? '').replace(/\/+$/, ''))
}

/** Collects all this while the file is read. */
class Known {
  readonly #authors = new Map<string, string>()
  readonly #authorIds = new Set<string>()
  readonly #attachments = new KnownRecords<Attachment>()
  readonly #picturesOf = new KnownRecords<{ id: string; order: number }>()
  readonly #patterns = new KnownRecords<string>()
  readonly #terms = new KnownRecords<string>()

  add(element: XmlElement): void {
    const [id, type] = [textOf(element, 'wp:post_id'), textOf(element, 'wp:post_type')]
    if (element.name === 'wp:author') this.#addAuthor(element)
    else if (/^wp:(?:category|tag)$/.test(element.name)) this.#addTerm(element)
    else if (type === 'wp_block') this.#patterns.add(id, textOf(element, 'content:encoded'))
    else if (type === 'attachment') this.#addAttachment(id, element)
  }

  #addAuthor(author: XmlElement): void {
    const login = textOf(author, 'wp:author_login')
    this.#authors.set(login, wordsIn(textOf(author, 'wp:author_display_name')))
    this.#authorIds.add(textOf(author, 'wp:author_id'))
  }

  #addTerm(term: XmlElement): void {
    const [name] = ['wp:cat_name', 'wp:tag_name'].map(key => textOf(term, key)).filter(Boolean)
    if (name !== undefined) this.#terms.add(textOf(term, 'wp:term_id'), name)
  }

  #addAttachment(id: string, item: XmlElement): void {
    const attachment = readAttachment(item)
    this.#attachments.add(id, attachment)
    if (!isPicture(attachment.url)) return
    const parent = textOf(item, 'wp:post_parent')
    // A picture that was uploaded to no post is in no post's gallery.
    if (parent === '' || parent === '0') return
    this.#picturesOf.add(parent, { id, order: Number(textOf(item, 'wp:menu_order')) })
  }

  asSite(url: string): WordPressSite {
    const [attachments, picturesOf] = [this.#attachments, this.#picturesOf]
    const [patterns, terms] = [this.#patterns, this.#terms]
    return {
      url,
      authors: this.#authors,
      authorIds: this.#authorIds,
      attachments,
      picturesOf: post =>
        picturesOf
          .list(post)
          .toSorted((one, other) => one.order - other.order)
          .map(({ id }) => id),
      patterns,
      terms,
      [Symbol.dispose]: () => {
        for (const records of [attachments, picturesOf, patterns, terms]) records[Symbol.dispose]()
      },
    }
  }
}

function readAttachment(item: XmlElement): Attachment {
  return {
    url: addressOfFile(item),
    alt: metaOf(item, '_wp_attachment_image_alt'),
    caption: textOf(item, 'excerpt:encoded'),
  }
}

export function addressOfFile(item: XmlElement): string {
  return textOf(item, 'wp:attachment_url') || textOf(item, 'guid')
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
