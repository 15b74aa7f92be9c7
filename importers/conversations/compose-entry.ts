import { createHash } from 'node:crypto'
import { normaliseBody, showsNothing } from '../../comments-api/comments/fields/normalise.ts'
import { normaliseUrl } from '../../comments-api/comments/fields/url.ts'
import { ArchivedComment, ArchivedMention } from '../../comments-api/transfer/archive.ts'
import { readInstantOfReader, undated } from '../dates.ts'
import { commentMarkdown } from '../html/comment-markdown.ts'
import { wordsIn } from '../html/parse-html.ts'
import type { Entry, WrittenEntry } from '../ledger.ts'
import type { FoundComment, FoundMention, Ours, Words } from '../source.ts'

type Setting = { readonly source: string; readonly timeZone: string }

/** In characters. WordPress itself holds at most 65,535 bytes, so nothing from there is cut. */
const longestBody = 65_536

type Composed = { readonly entry: Entry; readonly notes: readonly string[] }

export function composeComment(found: FoundComment, { source, timeZone }: Setting): Composed {
  const { externalId, ours, parent, status, author } = found
  const kind = 'comment'
  const createdAt = readInstantOfReader(found.createdAt, timeZone)
  const { body, isCut } = cut(bodyOf(found.words))
  const content = {
    author: {
      name: author.name.slice(0, 1_000).toWellFormed(),
      email: shortOrNull(author.email, 1_000),
      url: shortOrNull(author.url, 2_000),
      isOwner: author.isOwner ?? false,
    },
    body,
    createdAt: createdAt ?? undated,
    editedAt: readInstantOfReader(found.editedAt, timeZone),
    pinned: found.isPinned ?? false,
  }
  const entry: Entry = {
    kind,
    externalId,
    thread: found.thread,
    id: idOf(externalId, { source, kind, ours }),
    parent: parent === null ? null : idOf(parent, { source, kind, ours }),
    status,
    createdAt: content.createdAt,
    content,
    reason: status !== 'deleted' && showsNothing(body) ? 'empty' : null,
  }
  return { entry, notes: [...undatedNote(createdAt, found.createdAt), ...(isCut ? [cutNote] : [])] }
}

export function composeMention(found: FoundMention, { source, timeZone }: Setting): Composed {
  const { externalId, ours, status, via, kind = 'link', author } = found
  const createdAt = readInstantOfReader(found.createdAt, timeZone)
  const content = {
    url: found.url.slice(0, 2_000),
    source: shortOrNull(found.source, 2_000),
    kind,
    via,
    title: found.title.slice(0, 1_000).toWellFormed(),
    author: shortOrNull(author?.name, 1_000),
    authorUrl: shortOrNull(author?.url, 2_000),
    excerpt: excerptOf(found.excerpt).slice(0, 5_000).toWellFormed(),
    createdAt: createdAt ?? undated,
  }
  const entry: Entry = {
    kind: 'mention',
    externalId,
    thread: found.thread,
    id: idOf(externalId, { source, kind: 'mention', ours }),
    parent: null,
    status,
    createdAt: content.createdAt,
    content,
    // The service requires this too: a mention has to be a link.
    reason: normaliseUrl(found.url) === null ? 'unreadable' : null,
  }
  return { entry, notes: undatedNote(createdAt, found.createdAt) }
}

/** A line of the archive. A deleted comment that was answered keeps its place but not its words or its author. */
export function composeLine({ kind, id, parent, status, thread, content }: WrittenEntry): string {
  const known = JSON.parse(content)
  const shown = status === 'deleted' ? { ...known, ...erased } : known
  const fields = {
    type: kind,
    id,
    thread,
    ...(kind === 'comment' ? { parent } : {}),
    ...shown,
    status,
  }
  const entry = kind === 'comment' ? ArchivedComment.parse(fields) : ArchivedMention.parse(fields)
  return `${JSON.stringify(entry)}\n`
}

const erased = {
  author: { name: '', email: null, url: null, isOwner: false },
  body: '',
  pinned: false,
}

type Origin = {
  readonly source: string
  readonly kind: 'comment' | 'mention'
  readonly ours: Ours | undefined
}

/** A comment gets the same id in every import, so importing it again adds nothing. */
function idOf(externalId: string, { source, kind, ours }: Origin): string {
  if (ours?.has(externalId)) return externalId
  return createHash('sha256')
    .update(JSON.stringify([source, kind, externalId]))
    .digest('hex')
    .slice(0, 20)
}

function bodyOf(words: Words): string {
  return 'html' in words ? commentMarkdown(words.html) : normaliseBody(words.markdown)
}

/** Plain text: nothing in a mention is shown as Markdown. */
function excerptOf(words: Words): string {
  return 'html' in words ? wordsIn(words.html) : words.markdown.trim()
}

function cut(body: string): { readonly body: string; readonly isCut: boolean } {
  const isCut = body.length > longestBody
  return { body: (isCut ? body.slice(0, longestBody) : body).toWellFormed(), isCut }
}

function shortOrNull(text: string | null | undefined, most: number): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' || trimmed.length > most ? null : trimmed.toWellFormed()
}

function undatedNote(createdAt: string | null, written: string | null): string[] {
  if (createdAt !== null) return []
  if (written === null || written.trim() === '') return ['has no date; it comes first, dated 1970']
  return [`has a date that cannot be read (${JSON.stringify(written)}); it comes first, dated 1970`]
}

const cutNote = `is longer than ${longestBody.toLocaleString('en')} characters, and was cut there`
