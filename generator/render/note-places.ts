import type { UserConfig } from '@11ty/eleventy'
import type { PlaceInFile } from '../diagnostic.ts'
import type { Source } from '../extension/load.ts'
import { placeOf, realPaths } from '../extension/place.ts'

/** Places by the path of a template, or of what is copied. */
export type PlacesNoted = Record<string, PlaceInFile | null>

/** Notes where each thing is added: a mistake in a template's text has no other place in a file. */
export function notePlaces(configure: UserConfig, places: PlacesNoted, source: Source): void {
  const modules = realPaths(source.modules)
  const here = () => placeOf(new Error('added here'), modules)
  const addTemplate = configure.addTemplate.bind(configure)
  configure.addTemplate = (path, template, settings) => {
    places[path.replace(/^\.\//, '')] = here()
    addTemplate(path, template, settings)
  }
  const addPassthroughCopy = configure.addPassthroughCopy.bind(configure)
  configure.addPassthroughCopy = (from, ...options) => {
    for (const path of typeof from === 'string' ? [from] : Object.keys(from)) places[path] = here()
    return addPassthroughCopy(from, ...options)
  }
}
