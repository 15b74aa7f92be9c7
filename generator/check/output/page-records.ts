import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FoundFile } from '../../content/find-files.ts'
import { type FileRecord, findRecord, makeRecord } from '../../content/records.ts'
import { hashOf } from '../../hash-of.ts'
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

export type ReadPages = {
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
  if (counts.opened > 0) writeRecords(options, next)
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
  try {
    const text = readFileSync(path, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    // The seal proves that this same code wrote these bytes, so their shape need not be checked.
    return text.slice(0, end) === sealOf(ground, json) ? (JSON.parse(json) as PageRecords) : {}
  } catch {
    return {}
  }
}

function writeRecords({ path, ground }: RecordOptions, records: PageRecords): void {
  const json = JSON.stringify(records)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.tmp`, `${sealOf(ground, json)}\n${json}`)
  renameSync(`${path}.tmp`, path)
}

function sealOf(ground: string, json: string): string {
  return `${ground} ${hashOf(json)}`
}
