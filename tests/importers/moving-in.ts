import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runImport } from '../../importers/import.ts'
import { readOptions } from '../../importers/options.ts'

/** Makes a folder with these files, for an export or a site. */
export function makeFolder(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-import-'))
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return folder
}

/** Makes a folder with one file, and returns the file's path. */
export function makeFile(name: string, text: string | Buffer): string {
  return join(makeFolder({ [name]: text }), name)
}

/** Makes a content folder with a site.yaml and these files. */
export function makeContent(files: Readonly<Record<string, string>> = {}): string {
  return makeFolder({ 'site.yaml': siteText, ...files })
}

const siteText = `title: New home
url: https://new.example
timeZone: Europe/Berlin
author:
  name: Olive Owner
`

export function post(title: string, more = ''): string {
  return `---\ntitle: ${title}\ndate: 2020-01-01\n${more}---\n\nWords.\n`
}

const now = Date.parse('2026-11-26T12:00:00Z')

/** Imports as `npm run import` does, with the archive beside the content. */
export async function importInto(content: string, words: readonly string[]) {
  const archive = join(content, '..', `${content.split('/').at(-1)}.jsonl`)
  const options = readOptions(['--content', content, '--archive', archive, ...words])
  const report = await runImport(options, { now, tell: () => undefined })
  return { report, archive, entries: () => entriesOf(archive) }
}

/** The posts and pages of a content folder. */
export function filesIn(content: string): string[] {
  return readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.md'),
  )
}

type ReadEntry = {
  readonly type: string
  readonly id: string
  readonly thread: string
  readonly parent: string | null
  readonly author: { readonly name: string; readonly email: string | null }
  readonly body: string
  readonly status: string
  readonly createdAt: string
  readonly editedAt?: string | null
}

function entriesOf(archive: string): ReadEntry[] {
  const [, ...lines] = readFileSync(archive, 'utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line))
}
