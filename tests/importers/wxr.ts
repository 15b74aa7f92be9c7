import { makeFile } from './moving-in.ts'

type Item = {
  readonly id: number
  readonly title?: string
  readonly type?: string
  readonly status?: string
  readonly name?: string
  readonly link?: string
  readonly date?: string
  readonly body?: string
  /** More elements, as XML. */
  readonly more?: string
}

type Comment = {
  readonly id: number
  readonly parent?: number
  readonly approved?: string
  readonly type?: string
  readonly author?: string
  readonly url?: string
  readonly date?: string
  readonly body?: string
}

/** Writes an export as WordPress does, to a file of its own. */
export function writeExport(items: readonly string[], head = ''): string {
  const text = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
  <title>Old home</title>
  <link>https://old.example</link>
  <wp:wxr_version>1.2</wp:wxr_version>
  <wp:base_blog_url>https://old.example</wp:base_blog_url>
  ${head}
  ${items.join('\n')}
</channel>
</rss>
`
  return writeText(text)
}

export function writeText(text: string | Buffer): string {
  return makeFile('export.xml', text)
}

export function item(given: Item): string {
  const {
    id,
    title = 'A title',
    type = 'post',
    status = 'publish',
    name = `post-${id}`,
    more = '',
  } = given
  const date = given.date ?? '2014-01-14 17:31:03'
  const link = given.link ?? `https://old.example/2014/${name}/`
  return `<item>
  <title><![CDATA[${title}]]></title>
  <link>${link}</link>
  <dc:creator><![CDATA[olive]]></dc:creator>
  <guid isPermaLink="false">https://old.example/?p=${id}</guid>
  <content:encoded><![CDATA[${given.body ?? 'Words.'}]]></content:encoded>
  <excerpt:encoded><![CDATA[]]></excerpt:encoded>
  <wp:post_id>${id}</wp:post_id>
  <wp:post_date><![CDATA[${date}]]></wp:post_date>
  <wp:post_date_gmt><![CDATA[${date}]]></wp:post_date_gmt>
  <wp:comment_status><![CDATA[open]]></wp:comment_status>
  <wp:post_name><![CDATA[${name}]]></wp:post_name>
  <wp:status><![CDATA[${status}]]></wp:status>
  <wp:post_type><![CDATA[${type}]]></wp:post_type>
  ${more}
</item>`
}

export function comment(given: Comment): string {
  const {
    id,
    parent = 0,
    approved = '1',
    type = '',
    author = 'Ada',
    url = '',
    body = 'Well said.',
  } = given
  const date = given.date ?? `2014-01-15 10:00:${String(id % 60).padStart(2, '0')}`
  return `<wp:comment>
  <wp:comment_id>${id}</wp:comment_id>
  <wp:comment_author><![CDATA[${author}]]></wp:comment_author>
  <wp:comment_author_email>ada@reader.example</wp:comment_author_email>
  <wp:comment_author_url>${url}</wp:comment_author_url>
  <wp:comment_date><![CDATA[${date}]]></wp:comment_date>
  <wp:comment_date_gmt><![CDATA[${date}]]></wp:comment_date_gmt>
  <wp:comment_content><![CDATA[${body}]]></wp:comment_content>
  <wp:comment_approved><![CDATA[${approved}]]></wp:comment_approved>
  <wp:comment_type><![CDATA[${type}]]></wp:comment_type>
  <wp:comment_parent>${parent}</wp:comment_parent>
  <wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>`
}

export function meta(key: string, value: string): string {
  return `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
}
