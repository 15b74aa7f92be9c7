import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const rooms = ['templates', 'generator', 'comments-api', 'importers', 'exporters', 'mentions']

/** All code of the project, by path from the root. */
export const sources = rooms.flatMap(filesIn)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name))
}
