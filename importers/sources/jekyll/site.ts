import { basename } from 'node:path'
import { zoneOr } from '../../dates.ts'
import { matchesName, matchesPath } from '../../folder/glob.ts'
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
  /** The collections that had pages, by name. */
  readonly collections: ReadonlyMap<string, Fields>
  /** The path relative to the folder of all collections, which usually is the site's own. */
  pathOf(source: string): string
  /** The fields that `defaults` in the settings give a file. */
  defaultsFor(path: string, type: string): Fields
  isExcluded(path: string): boolean
  /** Whether it is read although its name begins with "_". */
  isIncluded(path: string): boolean
}

/** https://jekyllrb.com/docs/configuration/options/ */
export async function readSite(root: string, timeZone: string): Promise<JekyllSite> {
  const settings = await readSettings(root, ['_config.yml', '_config.yaml', '_config.toml'])
  const old = oldSite(root, textAt(settings, 'url'), textAt(settings, 'baseurl') ?? '')
  const excluded = [...listAt(settings, 'exclude'), textAt(settings, 'destination') ?? '_site']
  const included = listAt(settings, 'include').map(tidy)
  const folder = tidy(textAt(settings, 'collections_dir') ?? '')
  const pathOf = (source: string) =>
    isBelow(source, folder) ? source.slice(folder.length + 1) : source
  return {
    ...old,
    name: old.host ?? basename(root),
    settings,
    timeZone: zoneOr(timeZone, textAt(settings, 'timezone')),
    collections: collectionsOf(settings),
    pathOf,
    defaultsFor: createDefaults(settings, pathOf),
    isExcluded: path => excluded.some(name => isNamed(path, name)) || usual.test(path),
    isIncluded: path => included.some(name => isBelow(path, name) || matchesName(name, path)),
  }
}

/** What Jekyll excludes by default: https://jekyllrb.com/docs/configuration/options/#global-configuration */
const usual = /^(?:node_modules|vendor\/(?:bundle|cache|gems|ruby))(?:\/|$)/

function tidy(name: string): string {
  return name.replace(/^\.?\//, '').replace(/(?:\/?\*+|\/)$/, '')
}

/** In `exclude`, a star also stands for slashes. */
function isNamed(path: string, written: string): boolean {
  const name = written.replace(/^\.?\//, '')
  return isBelow(path, tidy(written)) || (name.includes('*') && matchesName(name, path))
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

/** The nearest folder wins: https://jekyllrb.com/docs/configuration/front-matter-defaults/ */
function createDefaults(settings: Fields, pathOf: JekyllSite['pathOf']): JekyllSite['defaultsFor'] {
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
        .filter(scope => isInScope(pathOf(path), scope.path))
        .filter(scope => scope.type === null || scope.type === type)
        .map(scope => scope.values),
    )
}

/** A scope with stars covers all files and folders that match it, and everything in them. */
function isInScope(path: string, scope: string): boolean {
  if (scope === '' || isBelow(path, scope)) return true
  const parts = path.split('/')
  return (
    scope.includes('*') &&
    parts.some((_, at) => matchesPath(scope, parts.slice(0, at + 1).join('/')))
  )
}
