import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeDiagnostic } from '../../../generator/report/describe-diagnostic.ts'
import { createSiteFolder } from '../site-folder.ts'

const fixtures = 'tests/fixtures/invalid-sites'

describe('a site that other generators publish in silence', () => {
  it.each(readdirSync(fixtures))('is refused, with every mistake at its place: %s', async name => {
    using site = createSiteFolder()
    cpSync(join(fixtures, name), site.content, { recursive: true })

    const found = await site.mistakes()

    const lines = found.map(mistake =>
      describeDiagnostic({ ...mistake, file: mistake.file.replace(/^.*\/content\//, '') }),
    )
    expect(`${lines.join('\n')}\n`).toBe(readFileSync(join(fixtures, name, 'expected.txt'), 'utf8'))
  })
})
