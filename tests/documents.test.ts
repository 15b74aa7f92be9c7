import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')]

/** The paths of all links to files of the repository. Links inside of code do not count. */
function linkedFrom(document: string): string[] {
  const prose = readFileSync(document, 'utf8').replaceAll(/^```.*?^```|`[^`\n]+`/gms, '')
  return [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]+)/g)].map(([, path = '']) =>
    join(dirname(document), path),
  )
}

/** Paths of files and folders, as in `comments-api/contract/`. */
const ofCode =
  /`((?:bench|comments-api|deploy|exporters|generator|importers|mentions|templates|tests)\/[\w./-]*)`/g

describe('the documents', () => {
  it('link only to existing files', () => {
    const dead = documents.flatMap(document =>
      linkedFrom(document)
        .filter(path => !existsSync(path))
        .map(path => `${document}: ${path}`),
    )

    expect(dead).toEqual([])
  })

  it('name only existing files of the code', () => {
    const current = documents.filter(document => !document.startsWith('docs/decisions/'))
    const named = current.flatMap(document =>
      [...readFileSync(document, 'utf8').matchAll(ofCode)].map(([, path = '']) => ({
        document,
        path,
      })),
    )

    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(({ path }) => !existsSync(path))).toEqual([])
  })

  it('list every decision', () => {
    const records = readdirSync('docs/decisions').filter(name => /^\d/.test(name))
    const listed = linkedFrom('docs/decisions/README.md')

    expect(listed.sort()).toEqual(records.map(name => `docs/decisions/${name}`).sort())
  })

  it('link each decision to the later ones that supersede it or add to it', () => {
    const records = readdirSync('docs/decisions').filter(name => /^\d/.test(name))
    const tops = new Map(records.map(name => [name, topOf(`docs/decisions/${name}`)]))
    const silent = records.flatMap(later => {
      const changes = tops.get(later)?.match(/^(?:Supersedes|Adds to)(?:.|\n(?!\n))*/gm) ?? []
      const earlier = [...changes.join().matchAll(/\((\d[^)]+)\)/g)].map(([, name = '']) => name)
      return earlier
        .filter(name => name < later && !tops.get(name)?.includes(later))
        .map(name => `${name} does not name ${later}`)
    })

    expect(silent).toEqual([])
  })
})

/** The part between the title and the context. */
function topOf(record: string): string {
  return readFileSync(record, 'utf8').split(/^(?:## |\*\*)/m, 1)[0] ?? ''
}
