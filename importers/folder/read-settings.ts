import { join } from 'node:path'
import { type Fields, fieldsOf, noFields } from '../front-matter/fields.ts'
import { readData } from '../front-matter/read-data.ts'
import { SourceRefused } from '../source.ts'
import { isFile } from './is-file.ts'
import { readText } from './read-text.ts'

/** Reads the first of these files that exists. A site may have none of them. */
export async function readSettings(root: string, names: readonly string[]): Promise<Fields> {
  const name = names.find(candidate => isFile(join(root, candidate)))
  if (name === undefined) return noFields
  const { text } = await readText(join(root, name))
  const read = readData(languageOf(name), { file: name, text: text ?? '' })
  if (read.why !== null)
    throw new SourceRefused(
      `${join(root, name)}: ${read.why}; correct it, because the addresses of all posts depend on it`,
    )
  return fieldsOf(read.value)
}

function languageOf(name: string): 'yaml' | 'toml' | 'json' {
  if (name.endsWith('.toml')) return 'toml'
  return name.endsWith('.json') ? 'json' : 'yaml'
}
