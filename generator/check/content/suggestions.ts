import { posix } from 'node:path'
import type { Index } from '../../content/read-content.ts'
import { nearestTo } from '../../nearest-to.ts'
import { rememberOne } from '../../remember.ts'

/**
 * Returns the path, relative to `source`, that an author may have meant who wrote one that leads to `file`; or `null`.
 */
type Suggest = (source: string, file: string) => string | null

/** The limit for a run. Comparing every name with every broken link would take minutes. */
const mostComparisons = 100_000
const mostNamesakes = 20

/**
 * Suggests a file of the same name, whatever its folder, date, case and ending. Otherwise suggests one with a similar
 * name in the same folder.
 */
export function createSuggestions(index: Index): Suggest {
  const gathered = rememberOne(() => gatherNames(index))
  let comparisons = 0
  return (source, file) => {
    const names = gathered()
    const name = nameOf(file)
    const namesakes = names.files.get(name)?.slice(0, mostNamesakes) ?? []
    if (namesakes.length > 0) return relative(source, nearestPath(file, namesakes))
    const neighbours = names.folders.get(folderOf(file)) ?? new Map<string, string>()
    comparisons += neighbours.size
    if (comparisons > mostComparisons) return null
    const near = nearestTo(name, [...neighbours.keys()])
    return near === null ? null : relative(source, neighbours.get(near) ?? '')
  }
}

type Names = {
  readonly files: ReadonlyMap<string, readonly string[]>
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, string>>
}

function gatherNames(index: Index): Names {
  const files = new Map<string, string[]>()
  const folders = new Map<string, Map<string, string>>()
  const sources = [index.published, index.due, index.faulty, index.attachments].flatMap(found => [
    ...found.keys(),
  ])
  for (const source of new Set([...sources, ...index.unpublished])) {
    const name = nameOf(source)
    files.getOrInsertComputed(name, () => []).push(source)
    folders.getOrInsertComputed(folderOf(source), () => new Map()).set(name, source)
  }
  return { files, folders }
}

function nameOf(file: string): string {
  return posix.basename(pathOf(file)).replace(/^\d{4}-\d{2}-\d{2}[-_]/, '')
}

/** If a post has a folder of its own, this is the folder around it. */
function folderOf(file: string): string {
  return posix.dirname(pathOf(file))
}

function pathOf(file: string): string {
  return file
    .normalize('NFC')
    .toLowerCase()
    .replace(/\/$/, '')
    .replace(/(?:\/index)?\.(?:md|markdown|mdx)$/, '')
}

function nearestPath(file: string, namesakes: readonly string[]): string {
  const [first = ''] = namesakes
  const isBeside = (namesake: string) => folderOf(namesake) === folderOf(file)
  const isOfTheDay = (namesake: string) => pathOf(namesake) === pathOf(file)
  return namesakes.find(isOfTheDay) ?? namesakes.find(isBeside) ?? first
}

function relative(source: string, target: string): string {
  return posix.relative(posix.dirname(source), target)
}
