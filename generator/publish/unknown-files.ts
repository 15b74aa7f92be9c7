import { existsSync, readdirSync } from 'node:fs'
import { listFiles } from './list-files.ts'

/** With a record, looking at the top level is enough; without one, everything in the folder is of unknown origin. */
export function unknownFilesIn(path: string, outputs: Iterable<string>): string[] {
  if (!existsSync(path)) return []
  const known = topsOf(outputs)
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !known.has(entry.name))
    .flatMap(entry => (entry.isDirectory() ? outputsIn(path, entry.name) : [entry.name]))
}

function outputsIn(path: string, folder: string): string[] {
  return listFiles(path, folder).map(({ output }) => output)
}

/** The names at the top level of their folder. */
export function topsOf(outputs: Iterable<string>): ReadonlySet<string> {
  const tops = new Set<string>()
  for (const output of outputs) {
    const end = output.indexOf('/')
    tops.add(end === -1 ? output : output.slice(0, end))
  }
  return tops
}
