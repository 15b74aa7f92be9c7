import type { Site } from '../generator/site/site.ts'
import { composeComment, composeMention } from './conversations/compose-entry.ts'
import { type CountedNotes, createCountedNotes } from './counted-notes.ts'
import { type ConvertHtml, createPostMarkdown } from './html/post-markdown.ts'
import type { Needs } from './import.ts'
import type { Entry, Ledger } from './ledger.ts'
import { faultsForReaders } from './markdown/for-readers.ts'
import { createHeadingLinks, type LeadToHeadings } from './markdown/lead-to-headings.ts'
import type { ImportOptions } from './options.ts'
import { convertPost } from './posts/convert-post.ts'
import { findFile } from './posts/find-file.ts'
import type { Report } from './report/report.ts'
import type { Found, FoundMenu, FoundPost } from './source.ts'

type Notes = Report['notes'][number][]
type Reading = { readonly site: Site; readonly options: ImportOptions; readonly needs: Needs }
type Setting = {
  readonly source: string
  readonly timeZone: string
  readonly language: string
  readonly convertHtml: ConvertHtml
  readonly leadToHeadings: LeadToHeadings
  readonly counted: CountedNotes
}
/** What was found beside all that is in the ledger. */
type Read = { readonly notes: Notes; readonly menus: readonly FoundMenu[] }
type Taken = { readonly entry: Entry | null; readonly notes: Notes }

/** Nobody reads more, and a damaged export could cause one for each of a million comments. */
const mostNotes = 10_000

/** Converts each record and writes it to the ledger before it reads the next one. */
export async function readAll(ledger: Ledger, { site, options, needs }: Reading): Promise<Read> {
  const { source, path, uploads, site: wanted } = options
  const { timeZone, language } = site
  const setting = {
    source: source.name,
    timeZone,
    language,
    convertHtml: createPostMarkdown(),
    leadToHeadings: createHeadingLinks(),
    counted: createCountedNotes(),
  }
  const all: Notes = []
  const menus: FoundMenu[] = []
  let read = 0
  let noted = 0
  const tellOfFirstPass = () => needs.tell('looking through everything first')
  const asked = { path, uploads, site: wanted, timeZone, tellOfFirstPass }
  for await (const found of source.read(asked)) {
    if (found.type === 'menu') {
      menus.push(found)
      continue
    }
    const { entry, notes } = takeIn(found, setting)
    if (entry !== null) ledger.note(entry)
    all.push(...notes.slice(0, mostNotes - all.length))
    noted += notes.length
    read += 1
    if (read % 1_000 === 0) needs.tell(`${read.toLocaleString('en')} read`)
  }
  const ofMany = setting.counted.notes()
  const untold = noted - all.length
  const more = { where: path, message: `${untold.toLocaleString('en')} more are not listed` }
  return { notes: [...all, ...ofMany, ...(untold === 0 ? [] : [more])], menus }
}

function takeIn(found: Exclude<Found, FoundMenu>, setting: Setting): Taken {
  switch (found.type) {
    case 'note':
      return { entry: null, notes: [{ where: found.where, message: found.message }] }
    case 'skipped': {
      const { kind, externalId, reason, thread = null } = found
      const entry = { ...blank, kind, externalId, thread, reason }
      return { entry, notes: unreadableNote(entry, externalId) }
    }
    case 'file': {
      const { externalId, files, address } = found
      const file = findFile(files, address)
      const entry = { ...blank, kind: 'attachment', externalId, thread: null } as const
      return { entry: { ...entry, file, reason: 'attachment' }, notes: [] }
    }
    case 'post':
      return takePost(found, setting)
    case 'comment':
    case 'mention': {
      const compose =
        found.type === 'comment' ? composeComment(found, setting) : composeMention(found, setting)
      const where = `${found.type} ${found.externalId}`
      const notes = compose.notes.map(message => ({ where, message }))
      return { entry: compose.entry, notes: [...notes, ...unreadableNote(compose.entry, where)] }
    }
  }
}

/** Names the comment or mention, so that it can be fixed. For the file of a post, its source has said why already. */
function unreadableNote({ kind, reason }: Pick<Entry, 'kind' | 'reason'>, where: string): Notes {
  const isOfReaders = kind === 'comment' || kind === 'mention'
  if (!isOfReaders || reason !== 'unreadable') return []
  return [{ where, message: `cannot be read as a ${kind}, and was left out` }]
}

function takePost(
  found: FoundPost,
  { convertHtml, leadToHeadings, language, counted }: Setting,
): Taken {
  const { layout: kind, externalId, publicity } = found
  const where = `${kind} ${externalId}${found.title === '' ? '' : ` "${found.title.slice(0, 60)}"`}`
  const notes: Notes = []
  const note = (message: string) => {
    if (message !== '' && !notes.some(known => known.message === message))
      notes.push({ where, message })
  }
  const content = convertPost(found, { convertHtml, leadToHeadings, language, note })
  for (const message of faultsForReaders(content.body)) counted.add(where, message)
  const entry = {
    ...blank,
    kind,
    externalId,
    thread: null,
    status: publicity,
    content,
    reason: null,
  }
  return { entry, notes }
}

const blank = { id: null, parent: null, status: null, createdAt: null, content: {} }
