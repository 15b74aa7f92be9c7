import { extname, posix } from 'node:path'
import type { Content } from '../../posts.ts'
import { moments } from './moments.ts'
import type { Upload } from './uploads.ts'
import { element, escapeXml, meta, plain, words } from './xml.ts'

export function attachmentItem(
  { number, source, url, alt, post, postNumber }: Upload,
  { site }: Content,
): string {
  const { local, universal, rfc2822 } = moments(post.date, site.timeZone)
  const name = posix.basename(source, extname(source))
  return [
    '<item>\n',
    words('title', name),
    plain('link', url),
    plain('pubDate', rfc2822),
    element('dc:creator', ''),
    `<guid isPermaLink="false">${escapeXml(url)}</guid>\n`,
    plain('description', ''),
    element('content:encoded', ''),
    element('excerpt:encoded', ''),
    element('wp:post_id', number),
    element('wp:post_date', local),
    element('wp:post_date_gmt', universal),
    element('wp:comment_status', 'closed'),
    element('wp:ping_status', 'closed'),
    element('wp:post_name', `${name}-${number}`),
    element('wp:status', 'inherit'),
    element('wp:post_parent', postNumber),
    element('wp:menu_order', 0),
    element('wp:post_type', 'attachment'),
    element('wp:post_password', ''),
    element('wp:is_sticky', 0),
    element('wp:attachment_url', url),
    meta('_wp_attached_file', source),
    ...(alt === '' ? [] : [meta('_wp_attachment_image_alt', alt)]),
    '</item>\n',
  ].join('')
}
