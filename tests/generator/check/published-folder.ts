import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BuiltSite } from '../../../generator/check/output/built-site.ts'
import type { Diagnostic } from '../../../generator/diagnostic.ts'
import { readHostingRules } from '../../../generator/hosting/rules.ts'
import { describeDiagnostic } from '../../../generator/report/describe-diagnostic.ts'

/** A published folder with these files, for checks that read no pages. */
export function createPublished(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-published-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const site: BuiltSite = {
    folder,
    shownAs: '_site',
    origin: 'https://site.example',
    files: new Map(Object.entries(files).map(([file, { length }]) => [file, { size: length }])),
    pages: [],
    rules: readHostingRules(folder),
    parsed: 0,
    largestImage: 500_000,
  }
  return { site, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Place, severity and message, without the hint. */
export function said(found: readonly Diagnostic[]): string[] {
  return found.map(one => describeDiagnostic(one).split('\n')[0] ?? '')
}
