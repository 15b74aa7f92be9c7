import { join } from 'node:path'
import { runExport } from '../../exporters/export.ts'
import { readOptions } from '../../exporters/options.ts'
import { makeFolder } from '../importers/moving-in.ts'

const now = Date.parse('2026-11-26T12:00:00Z')

/** Exports to a folder of its own, as `npm run export` does. */
export async function exportFrom(content: string, words: readonly [string, ...string[]]) {
  const output = join(makeFolder({}), 'out')
  const options = readOptions(['--content', content, '--output', output, ...words])
  const steps: string[] = []
  const report = await runExport(options, { now, tell: step => steps.push(step) })
  return { report, output, steps }
}

type Written = { readonly [field: string]: unknown }

/** An archive as the service exports it. */
export function archiveFile(entries: readonly Written[]): string {
  const lines = [{ type: 'archive', format: 1 }, ...entries]
  const text = lines.map(line => `${JSON.stringify(line)}\n`).join('')
  return join(makeFolder({ 'archive.jsonl': text }), 'archive.jsonl')
}

export function comment(id: string, more: Written = {}): Written {
  return {
    type: 'comment',
    id: id.padEnd(8, '0'),
    thread: 'rome',
    author: { name: 'Ada', email: 'ada@reader.example', url: 'https://ada.example/' },
    body: 'Well said.',
    status: 'approved',
    createdAt: '2020-02-01T10:00:00.000Z',
    ...more,
  }
}

export function mention(id: string, more: Written = {}): Written {
  return {
    type: 'mention',
    id: id.padEnd(8, '0'),
    thread: 'rome',
    url: 'https://other.example/a-walk',
    title: 'A walk',
    excerpt: 'On the way to Rome.',
    via: 'webmention',
    status: 'approved',
    createdAt: '2020-02-03T10:00:00.000Z',
    ...more,
  }
}
