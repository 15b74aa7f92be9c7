import { closeSync, openSync, readSync } from 'node:fs'
import type { z } from 'zod'
import { CommentId } from '../contract/ids.ts'
import { InputRefused } from '../input-refused.ts'
import {
  ArchivedComment,
  ArchivedMention,
  ArchivedOther,
  ArchiveEntry,
  ArchiveHeader,
} from './archive.ts'
import { type Line, readLines } from './lines.ts'
import { countAloud, silent, type Tell } from './progress.ts'
import { type Place, Survey } from './survey.ts'

/** A file that was read once and found valid. Its entries stay in the file until they are asked for. */
export type Archive = Disposable & {
  readonly isExample: boolean
  readonly read: number
  readonly survey: Survey
  commentAt(place: Place): ArchivedComment
  mentionAt(place: Place): ArchivedMention
  /** For entries that are neither comments nor mentions. */
  otherAt(place: Place): ArchivedOther
}

const mostMistakes = 100
const beginning = '{"type":"archive","format":1}'

export async function readArchive(file: string, tell: Tell = silent): Promise<Archive> {
  const survey = new Survey()
  const descriptor = openSync(file, 'r')
  const close = () => {
    survey.close()
    closeSync(descriptor)
  }
  try {
    const { isExample, read } = await examine(file, { survey, tell })
    return {
      isExample,
      read,
      survey,
      // The parent comes from the survey, which dropped those that do not exist.
      commentAt: place => ({
        ...ArchivedComment.parse(readValue(descriptor, place)),
        parent: CommentId.nullable().parse(place.parent),
      }),
      mentionAt: place => ({
        ...ArchivedMention.parse(readValue(descriptor, place)),
        parent: CommentId.nullable().parse(place.parent),
      }),
      otherAt: place => ArchivedOther.parse(readValue(descriptor, place)),
      [Symbol.dispose]: close,
    }
  } catch (error) {
    close()
    throw error
  }
}

type Examining = { readonly survey: Survey; readonly tell: Tell }

async function examine(file: string, { survey, tell }: Examining) {
  const count = countAloud(tell, 'lines read')
  const mistakes: string[] = []
  let header: ArchiveHeader | null = null
  let read = 0
  for await (const line of readLines(file)) {
    count()
    if (mistakes.length >= mostMistakes) break
    if (line.number === 1) header = readHeader(file, line)
    else if (line.text.trim() !== '') read += noteEntry(line, survey, mistakes)
  }
  if (header === null)
    throw new InputRefused([`${file} is empty; an archive begins with ${beginning}`])
  if (mistakes.length > 0) throw new InputRefused(locate(file, mistakes))
  return { isExample: header.example, read }
}

function readHeader(file: string, line: Line): ArchiveHeader {
  const mistakes: string[] = []
  const header = check(ArchiveHeader, line, mistakes)
  if (header) return header
  const other = describeOther(line.text)
  if (other !== null)
    throw new InputRefused([`${file} ${other}; an archive begins with ${beginning}`])
  throw new InputRefused([...locate(file, mistakes), `an archive begins with ${beginning}`])
}

/** What another file is that is easily taken for an archive. In UTF-8, its first bytes may be no characters. */
function describeOther(text: string): string | null {
  if (text.trim() === '') return 'begins with an empty line'
  if (text.startsWith('\u001f\ufffd')) return 'is compressed; unpack it, for example with gunzip'
  const isWide = text.includes('\0') && /^\ufffd*\{/.test(text.replaceAll('\0', ''))
  return isWide ? 'is in UTF-16; save it as UTF-8' : null
}

function noteEntry(line: Line, survey: Survey, mistakes: string[]): number {
  const entry = check(ArchiveEntry, line, mistakes)
  if (!entry) return 0
  const { offset, length } = line
  survey.note({ ...placeOf(entry), offset, length })
  return 1
}

function placeOf(entry: ArchiveEntry) {
  const { type } = entry
  switch (type) {
    case 'comment':
    case 'mention':
      return { type, id: entry.id, thread: entry.thread, parent: entry.parent }
    case 'thread':
    case 'subscription':
    case 'block':
      return { type, id: entry.id, thread: '', parent: null }
    case 'told':
      return { type, id: entry.post, thread: '', parent: null }
  }
}

/** Reads synchronously, because reading a line takes less time than an asynchronous call. */
function readValue(descriptor: number, { offset, length }: Place): unknown {
  const bytes = Buffer.allocUnsafe(length)
  const read = readSync(descriptor, bytes, 0, length, offset)
  return parseJson(bytes.toString('utf8', 0, read))
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  { number, text }: Line,
  mistakes: string[],
): z.output<Schema> | null {
  const value = parseJson(text)
  if (value === undefined) {
    mistakes.push(`${number}: the line is not JSON`)
    return null
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  for (const { path, message } of read.error.issues) {
    mistakes.push(`${number}: ${path.join('.') || 'the line'}: ${message}`)
  }
  return null
}

function locate(file: string, mistakes: readonly string[]): string[] {
  return mistakes.slice(0, mostMistakes).map(mistake => `${file}:${mistake}`)
}

/** `undefined` if the line is not JSON. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
