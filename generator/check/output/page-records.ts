import { readFileSync } from 'node:fs'
import type { FoundFile } from '../../content/find-files.ts'
import { type FileRecord, findRecord, makeRecord } from '../../content/records.ts'
import { hashOf } from '../../hash-of.ts'
import { readSealed, writeSealed } from '../../memory/sealed-file.ts'
import { readPage } from './page/read-page.ts'
import type { PageFacts } from './page-facts.ts'

type Known = { readonly hash: string; readonly facts: PageFacts }
type PageRecords = Readonly<Record<string, FileRecord<Known>>>

type RecordOptions = {
  readonly path: string
  /** A hash of the code that reads pages. Records of other code are not used. */
  readonly ground: string
  readonly useCache: boolean
}

type ReadPages = {
  readonly facts: ReadonlyMap<string, PageFacts>
  readonly parsed: number
}

/**
 * Reads a page only if its file has changed, and parses it only if its bytes have. The other facts come from the
 * records.
 */
export function readPages(files: readonly FoundFile[], options: RecordOptions): ReadPages {
  const records = options.useCache ? readRecords(options) : {}
  const next: Record<string, FileRecord<Known>> = {}
  const counts = { opened: 0, parsed: 0 }
  for (const file of files) {
    const readAt = Date.now()
    const read = () => readFile(file, records[file.source]?.value, counts)
    next[file.source] = findRecord(records, file) ?? makeRecord(file, read(), readAt)
  }
  if (counts.opened > 0) writeSealed(options.path, options.ground, JSON.stringify(next))
  return {
    facts: new Map(Object.entries(next).map(([source, { value }]) => [source, value.facts])),
    parsed: counts.parsed,
  }
}

function readFile(
  { path }: FoundFile,
  last: Known | undefined,
  counts: { opened: number; parsed: number },
): Known {
  const bytes = readFileSync(path)
  const hash = hashOf(bytes)
  counts.opened += 1
  if (last?.hash === hash) return last
  counts.parsed += 1
  return { hash, facts: readPage(bytes.toString('utf8')) }
}

function readRecords({ path, ground }: RecordOptions): PageRecords {
  return JSON.parse(readSealed(path, ground) ?? '{}')
}
