import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { archiveSchema } from '../comments-api/transfer/json-schema.ts'
import { exportSchema } from '../exporters/formats/json/schema.ts'
import { formats } from '../exporters/formats.ts'
import { reasons as reasonsToStay } from '../exporters/report.ts'
import { FrontMatter } from '../generator/content/front-matter/front-matter.ts'
import { frontMatterSchema } from '../generator/content/front-matter/json-schema.ts'
import { diagnosticCodes } from '../generator/diagnostic-codes.ts'
import { SiteFile } from '../generator/site/site.ts'
import { reasons } from '../importers/report/reasons.ts'
import { sources } from '../importers/sources.ts'

/** The names that the first column of a reference page's tables sets in code. */
function named(page: string, below = ''): string[] {
  const text = readFileSync(`docs/reference/${page}`, 'utf8')
  const rows = text.slice(text.indexOf(below)).matchAll(/^\| (`[^|]+) \|/gm)
  return [...rows].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

describe('the reference', () => {
  it('explains every diagnostic, and no others', () => {
    expect(named('build.md', '## Diagnostics')).toEqual([...diagnosticCodes])
  })

  it('lists every key of front matter, and no others', () => {
    expect(named('front-matter.md').sort()).toEqual(Object.keys(FrontMatter.shape).sort())
  })

  it('lists every key of site.yaml, and no others', () => {
    const keys = new Set(named('site.md').map(name => name.split('.')[0]))

    expect([...keys].sort()).toEqual(Object.keys(SiteFile.shape).sort())
  })

  it('lists every source of an import, and every reason to leave something out', () => {
    const reading = named('importing.md', '## Sources')

    expect(reading).toEqual([...sources.map(({ name }) => name), ...Object.keys(reasons)])
  })

  it('lists every format of an export, and every reason to leave something out', () => {
    const reading = named('exporting.md', '## Formats')

    expect(reading).toEqual([...formats.map(({ name }) => name), ...Object.keys(reasonsToStay)])
  })

  it.each([
    ['front matter', frontMatterSchema()],
    ['archive', archiveSchema()],
    ['json export', exportSchema()],
  ])(
    'publishes the current schema of %s (else run: npx node docs/make-schema.ts)',
    (name, schema) => {
      const file = `docs/reference/${name.replace(' ', '-')}.schema.json`

      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema)
    },
  )
})
