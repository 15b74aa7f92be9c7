import { renderBody } from '../../../comments-api/comments/render/renderer.ts'
import type { ArchivedComment } from '../../../comments-api/transfer/archive.ts'
import type { Site } from '../../../generator/site/site.ts'
import type { Conversations } from '../../conversations/conversations.ts'
import type { NumberedComment, NumberedMention } from '../../conversations/numbered-archive.ts'
import { ownerNumber } from './authors.ts'
import { moments } from './moments.ts'
import { element, escapeXml, words } from './xml.ts'

type Setting = { readonly conversations: Conversations; readonly site: Site }

/** WordPress sorts comments by number, and a reply finds its parent only if that came before. */
export function* writeComments(
  thread: string,
  { conversations, site }: Setting,
): Generator<string> {
  for (const entry of conversations.commentsOf(thread))
    yield write(entry.comment === null ? emptyPlace : factsOf(entry.comment), entry, site)
  for (const entry of conversations.mentionsOf(thread))
    yield write(factsOfMention(entry), { ...entry, createdAt: entry.mention.createdAt }, site)
}

type Facts = {
  readonly name: string
  readonly email: string
  readonly url: string
  readonly html: string
  readonly status: keyof typeof statuses
  readonly type: 'comment' | 'pingback' | 'trackback'
  readonly isOwner: boolean
}

const statuses = { approved: '1', pending: '0', spam: 'spam', deleted: 'trash' } as const

type Placed = Pick<NumberedComment, 'number' | 'parentNumber' | 'createdAt'>

function write(facts: Facts, { number, parentNumber, createdAt }: Placed, site: Site): string {
  const { local, universal } = moments(createdAt, site.timeZone)
  const fields = [
    element('wp:comment_id', number),
    words('wp:comment_author', facts.name),
    element('wp:comment_author_email', facts.email),
    `<wp:comment_author_url>${escapeXml(facts.url)}</wp:comment_author_url>\n`,
    element('wp:comment_author_IP', ''),
    element('wp:comment_date', local),
    element('wp:comment_date_gmt', universal),
    element('wp:comment_content', facts.html),
    element('wp:comment_approved', statuses[facts.status]),
    element('wp:comment_type', facts.type),
    element('wp:comment_parent', parentNumber ?? 0),
    element('wp:comment_user_id', facts.isOwner ? ownerNumber : 0),
  ]
  return `<wp:comment>\n${fields.join('')}</wp:comment>\n`
}

const nobody = { name: '', email: '', url: '', html: '', isOwner: false } as const

/** It goes to the bin there, where its replies still find it. */
const emptyPlace: Facts = { ...nobody, type: 'comment', status: 'deleted' }

function factsOf({ author, body, status }: ArchivedComment): Facts {
  return {
    name: author.name,
    email: author.email ?? '',
    url: author.url ?? '',
    html: forWordPress(renderBody(body)),
    status,
    type: 'comment',
    isOwner: author.isOwner,
  }
}

function factsOfMention({ mention }: NumberedMention): Facts {
  const { title, author, url, excerpt, status, via } = mention
  return {
    ...nobody,
    name: title || author || url,
    url,
    html: escapeXml(excerpt),
    status,
    type: via === 'trackback' ? 'trackback' : 'pingback',
  }
}

/** WordPress makes a line break of every line end that does not follow "<br />". */
function forWordPress(html: string): string {
  return html.replace(/<br>\n?/g, '<br />').trim()
}
