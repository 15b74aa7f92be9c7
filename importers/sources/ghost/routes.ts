import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings } from '../../folder/read-settings.ts'
import { fieldsOf, textAt } from '../../front-matter/fields.ts'

/** The properties of a post by which a collection may choose it. */
export type Traits = Readonly<
  Record<'tag' | 'primary_tag' | 'author' | 'primary_author' | 'featured', readonly string[]>
>

/**
 * A post is in the first collection that takes it, and the pattern of that makes its address:
 * https://docs.ghost.org/themes/routing
 */
export type Collection = {
  /** Such as `/blog/:slug/`. */
  readonly pattern: string
  /** Returns `null` if its filter is not understood here. */
  takes(traits: Traits): boolean | null
}

/** Reads the routes from a copy of Ghost's `content` folder. Returns `null` if there are none. */
export async function readRoutes(uploads: string | null): Promise<readonly Collection[] | null> {
  const name = ['settings/routes.yaml', 'content/settings/routes.yaml', 'routes.yaml'].find(
    file => uploads !== null && existsSync(join(uploads, file)),
  )
  if (uploads === null || name === undefined) return null
  const all = fieldsOf((await readSettings(uploads, [name])).get('collections'))
  return [...all.values()].map(value => {
    const fields = fieldsOf(value)
    const pattern = (textAt(fields, 'permalink') ?? '/{slug}/').replace(/\{(\w+)\}/g, ':$1')
    return { pattern, takes: createFilter(textAt(fields, 'filter')) }
  })
}

const traitNames: ReadonlyMap<string, keyof Traits> = new Map([
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['primary_tag', 'primary_tag'],
  ['author', 'author'],
  ['authors', 'author'],
  ['primary_author', 'primary_author'],
  ['featured', 'featured'],
])

/**
 * Understands the part of NQL (https://github.com/TryGhost/NQL) that routes use: `tag:news+featured:true`,
 * `primary_tag:-podcast`, `tag:[a,b]`.
 */
function createFilter(written: string | null): Collection['takes'] {
  if (written === null) return () => true
  const terms = written
    .split('+')
    .map(term => /^\s*(\w+):(-?)(?:\[([\w,-]+)\]|'?([\w-]+)'?)\s*$/.exec(term))
  return traits => {
    const answers = terms.map(term => {
      const [, name = '', minus, list, value] = term ?? []
      const trait = traitNames.get(name)
      if (trait === undefined) return null
      const isThere = (list ?? value ?? '').split(',').some(one => traits[trait].includes(one))
      return isThere !== (minus === '-')
    })
    if (answers.includes(false)) return false
    return answers.includes(null) ? null : true
  }
}
