import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from '../../generator/build-if-changed.ts'
import type { BuildOptions } from '../../generator/build-options.ts'
import type { BuildReport } from '../../generator/build-report.ts'
import { hashOfCode } from '../../generator/code-hash.ts'
import { prepareNext } from '../../generator/dev/building/prepare-next.ts'
import type { Diagnostic } from '../../generator/diagnostic.ts'
import { ContentError } from '../../generator/errors.ts'
import { describeDiagnostic } from '../../generator/report/describe-diagnostic.ts'
import { paint } from '../card-press.ts'
import { filesIn } from '../files-in.ts'

export const plainSite = `title: A site
description: About things
url: https://site.example
timeZone: Europe/Berlin
postsPerPage: 3
author:
  name: Ada
`

/** Read once, not for each of a thousand builds: the generator does not change during the tests. */
const code = hashOfCode(join(import.meta.dirname, '../..'))

/** A site in a folder of its own, built by the function that the command calls. */
export type SiteFolder = {
  readonly content: string
  readonly output: string
  write(file: string, text: string | Uint8Array): void
  remove(file: string): void
  build(options?: Partial<BuildOptions>): Promise<BuildReport>
  /** Prepares the next build, as a preview does while its author thinks. */
  prepareNext(options: Partial<BuildOptions>): void
  /** The mistakes that a build reports. */
  mistakes(options?: Partial<BuildOptions>): Promise<readonly Diagnostic[]>
  page(path: string): string
  [Symbol.dispose](): void
}

export function createSiteFolder(files: Readonly<Record<string, string>> = {}): SiteFolder {
  const root = mkdtempSync(join(tmpdir(), 'afterword-site-'))
  const content = join(root, 'content')
  const output = join(root, 'site')
  const cache = join(root, 'cache')
  const write: SiteFolder['write'] = (file, text) => {
    mkdirSync(dirname(join(content, file)), { recursive: true })
    writeFileSync(join(content, file), text)
  }
  const defaults = { content, output, cache, code, paint, now: Date.parse('2026-11-20T12:00:00Z') }
  const allOf = (options?: Partial<BuildOptions>): BuildOptions => ({
    ...defaults,
    drafts: false,
    keepGoing: false,
    useCache: true,
    requireComments: false,
    comments: { kind: 'none' },
    tell: () => {},
    ...options,
  })
  const buildSite: SiteFolder['build'] = options => build(allOf(options))
  for (const [file, text] of Object.entries({ 'site.yaml': plainSite, ...files })) write(file, text)
  return {
    content,
    output,
    write,
    remove: file => rmSync(join(content, file), { recursive: true }),
    build: buildSite,
    prepareNext: options => prepareNext(allOf(options)),
    mistakes: async options => {
      try {
        return (await buildSite(options)).diagnostics
      } catch (error) {
        if (error instanceof ContentError) return error.diagnostics
        throw error
      }
    },
    page: path => readFileSync(join(output, path), 'utf8'),
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

export function post(title: string, more = '', body = 'Words.'): string {
  return `---\ntitle: ${title}\n${more}${more === '' ? '' : '\n'}---\n\n${body}\n`
}

/** Every file of a published folder, with a hash of its bytes. */
export function fingerprintsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map(path => [
      path.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}

/** The first line of each reported mistake, without the folder before the name of the file. */
export async function reportOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  using site = createSiteFolder(files)
  const found = await site.mistakes()
  return found.map(
    mistake =>
      describeDiagnostic({ ...mistake, file: mistake.file.replace(/^.*\/content\//, '') }).split(
        '\n',
      )[0] ?? '',
  )
}
