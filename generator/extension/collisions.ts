import { placeKey } from '../content/place-key.ts'
import { type Diagnostic, type PlaceInFile, shownPath } from '../diagnostic.ts'
import type { PlanEntry } from '../plan/entries.ts'
import { wrongExtension } from './place.ts'

/** An output that the owner adds. `name` is the path of its template, or the file that it is copied from. */
export type Added = {
  readonly output: string
  readonly name: string
  /** The place in the configuration that adds it. */
  readonly place: PlaceInFile | null
}

/** No output that the owner adds may replace a planned page or another added output. */
export function findCollisions(
  plan: readonly PlanEntry[],
  added: readonly Added[],
  configuration: string,
): Diagnostic[] {
  const taken = new Map<string, string>()
  const folders = new Map<string, string>()
  const claim = (output: string, name: string) => {
    taken.set(placeKey(output), name)
    for (const folder of foldersOf(placeKey(output))) folders.set(folder, name)
  }
  for (const entry of plan) claim(entry.output, nameOf(entry))
  return added.flatMap(({ output, name, place }) => {
    const key = placeKey(output)
    const holder = [
      taken.get(key),
      folders.get(key),
      ...foldersOf(key).map(path => taken.get(path)),
    ]
    const owner = holder.find(found => found !== undefined)
    claim(output, name)
    if (owner === undefined) return []
    const message = `${nameShown(name)} writes /${output}, which ${nameShown(owner)} writes, too`
    const hint = 'Give one of the two another place: a permalink, or the target of a copy.'
    return [wrongExtension(place ?? configuration, message, hint)]
  })
}

function foldersOf(key: string): string[] {
  const parts = key.split('/')
  return parts.slice(1).map((_, position) => parts.slice(0, position + 1).join('/'))
}

function nameOf(entry: PlanEntry): string {
  const showing = entry.show()
  if (showing.kind === 'html' && showing.body !== null) return showing.body.source
  return showing.kind === 'copy' ? showing.from : 'the site itself'
}

function nameShown(name: string): string {
  return name.startsWith('/') ? shownPath(name) : name
}
