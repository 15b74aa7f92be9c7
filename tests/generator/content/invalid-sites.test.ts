import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeDiagnostic } from '../../../generator/report/describe-diagnostic.ts'
import { createSiteFolder } from '../site-folder.ts'

const fixtures = 'tests/fixtures/invalid-sites'

describe('a site with mistakes that other generators ignore', () => {
  it.each(readdirSync(fixtures))('is rejected with every mistake at its place: %s', async name => {
    using site = createSiteFolder()
    cpSync(join(fixtures, name), site.content, { recursive: true })

    const found = await site.mistakes()

    const lines = found.map(mistake =>
      describeDiagnostic({ ...mistake, file: mistake.file.replace(/^.*\/content\//, '') }),
    )
    expect(`${lines.join('\n')}\n`).toBe(readFileSync(join(fixtures, name, 'expected.txt'), 'utf8'))
  })
})
