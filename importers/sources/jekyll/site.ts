import { basename } from 'node:path'
import { IANAZone } from 'luxon'
import { type OldSite, oldSite } from '../../folder/old-site.ts'
import { readSettings } from '../../folder/read-settings.ts'
import {
  type Fields,
  fieldsOf,
  isYes,
  listAt,
  mergeFields,
  textAt,
  textOf,
} from '../../front-matter/fields.ts'

export type JekyllSite = OldSite & {
  readonly name: string
  readonly settings: Fields
  readonly timeZone: string
  /** Collections that had pages, by their names. */
  readonly collections: ReadonlyMap<string, Fields>
  /** Of the site's `defaults`, for a file. */
  defaultsFor(path: string, type: string): Fields
  isExcluded(path: string): boolean
}

/** https://jekyllrb.com/docs/configuration/options/ */
export async function readSite(root: string, timeZone: string): Promise<JekyllSite> {
  const settings = await readSettings(root, ['_config.yml', '_config.yaml', '_config.toml'])
  const old = oldSite(root, textAt(settings, 'url'), textAt(settings, 'baseurl') ?? '')
  const zone = textAt(settings, 'timezone')
  const excluded = [...listAt(settings, 'exclude'), textAt(settings, 'destination') ?? '_site']
  return {
    ...old,
    name: old.host ?? basename(root),
    settings,
    timeZone: zone !== null && IANAZone.isValidZone(zone) ? zone : timeZone,
    collections: collectionsOf(settings),
    defaultsFor: createDefaults(settings),
    isExcluded: path => excluded.some(name => isBelow(path, tidy(name))) || usual.test(path),
  }
}

/** https://jekyllrb.com/docs/configuration/options/#global-configuration: what it passes over by itself. */
const usual = /^(?:node_modules|vendor\/(?:bundle|cache|gems|ruby))(?:\/|$)/

function tidy(name: string): string {
  return name.replace(/^\.?\//, '').replace(/(?:\/?\*+|\/)$/, '')
}

function isBelow(path: string, folder: string): boolean {
  return folder !== '' && (path === folder || path.startsWith(`${folder}/`))
}

function collectionsOf(settings: Fields): JekyllSite['collections'] {
  const all = [...fieldsOf(settings.get('collections'))].map(
    ([name, value]) => [name, fieldsOf(value)] as const,
  )
  return new Map(all.filter(([name, fields]) => name !== 'posts' && isYes(fields.get('output'))))
}

/** The nearest folder counts most. https://jekyllrb.com/docs/configuration/front-matter-defaults/ */
function createDefaults(settings: Fields): JekyllSite['defaultsFor'] {
  const written = settings.get('defaults')
  const all = (Array.isArray(written) ? written : []).map(entry => {
    const fields = fieldsOf(entry)
    const scope = fieldsOf(fields.get('scope'))
    const values = fieldsOf(fields.get('values'))
    return { path: tidy(textOf(scope.get('path')) ?? ''), type: textAt(scope, 'type'), values }
  })
  const byNearness = all.toSorted(
    (a, b) => b.path.length - a.path.length || Number(a.type === null) - Number(b.type === null),
  )
  return (path, type) =>
    mergeFields(
      ...byNearness
        .filter(scope => scope.path === '' || isBelow(path, scope.path))
        .filter(scope => scope.type === null || scope.type === type)
        .map(scope => scope.values),
    )
}
