import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')]

/** The paths of all links to files of the repository. In code stands what only looks like a link. */
function linkedFrom(document: string): string[] {
  const prose = readFileSync(document, 'utf8').replaceAll(/^```.*?^```|`[^`\n]+`/gms, '')
  return [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(document), path),
  )
}

describe('the documents', () => {
  it('link to no file that does not exist', () => {
    const dead = documents.flatMap(document =>
      linkedFrom(document)
        .filter(path => !existsSync(path))
        .map(path => `${document}: ${path}`),
    )

    expect(dead).toEqual([])
  })

  it('list every decision', () => {
    const records = readdirSync('docs/decisions').filter(name => /^\d/.test(name))
    const listed = linkedFrom('docs/decisions/README.md')

    expect(listed.sort()).toEqual(records.map(name => `docs/decisions/${name}`).sort())
  })
})
