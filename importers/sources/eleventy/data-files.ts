import { basename, join, posix } from 'node:path'
import { isFile } from '../../folder/is-file.ts'
import { readText } from '../../folder/read-text.ts'
import { type Fields, fieldsOf, listAt, mergeFields, noFields } from '../../front-matter/fields.ts'
import { readData } from '../../front-matter/read-data.ts'
import { SourceRefused } from '../../source.ts'
import type { EleventySite } from './site.ts'

export type DataFiles = {
  /** Adds what data files say. A value of the text itself wins, but tags are combined. */
  complete(source: string, own: Fields): Promise<Fields>
  /** What code seems to say about a text, judged by its words, because it is not run. */
  codeOf(source: string): Promise<Code>
}

type Code = { readonly hides: boolean; readonly givesAddress: boolean }

export const codeFile = /\.11tydata\.(?:[cm]?js|[cm]?ts)$/i

/** https://www.11ty.dev/docs/data-template-dir/ */
export function createDataFiles(site: EleventySite): DataFiles {
  const ofFolders = new Map<string, Fields>()
  const readFolder = async (stem: string) => {
    const known = ofFolders.get(stem) ?? (await readStem(site, stem))
    ofFolders.set(stem, known)
    return known
  }
  return {
    async complete(source, own) {
      const all = [own, await readStem(site, stemOf(source))]
      for (const stem of folderStems(site, source)) all.push(await readFolder(stem))
      const tags = all.flatMap(fields => listAt(fields, 'tags', /(?!)/))
      return new Map([...mergeFields(...all), ['tags', [...new Set(tags)]]])
    },
    async codeOf(source) {
      const stems = [stemOf(source), ...folderStems(site, source)]
      const texts = await Promise.all(stems.map(stem => readCode(site, stem)))
      const code = texts.join('\n')
      return {
        hides: /\bpermalink["']?\s*:\s*false\b|\bdraft["']?\s*:\s*true\b/.test(code),
        givesAddress: /\bpermalink\b/.test(code),
      }
    },
  }
}

function stemOf(source: string): string {
  return source.replace(/\.[^./]+$/, '')
}

/** From the nearest folder up to the folder of all texts. */
function folderStems({ folder }: EleventySite, source: string): string[] {
  const stems: string[] = []
  let inside = posix.dirname(source)
  while (inside !== '.' && inside.startsWith(folder)) {
    stems.push(`${inside}/${basename(inside)}`)
    inside = posix.dirname(inside)
  }
  return stems
}

async function readStem({ root, dataEnds }: EleventySite, stem: string): Promise<Fields> {
  const names = ['.11tydata', ''].flatMap(kind => dataEnds.map(end => `${stem}${kind}.${end}`))
  const all = await Promise.all(names.map(file => readDataFile(root, file)))
  return mergeFields(...all)
}

/** Refuses a file that cannot be read, because it may have kept its texts private. */
async function readDataFile(root: string, file: string): Promise<Fields> {
  if (!isFile(join(root, file))) return noFields
  const language = languages[posix.extname(file)]
  if (language === undefined)
    throw new SourceRefused(
      `${join(root, file)}: is data of a kind that cannot be read here; write it as JSON, because it says what the texts of its folder are`,
    )
  const { text } = await readText(join(root, file))
  const read = readData(language, { file, text: text ?? '' })
  if (read.why === null) return fieldsOf(read.value)
  throw new SourceRefused(
    `${join(root, file)}: ${read.why}; correct it, because it says what the texts of its folder are`,
  )
}

const languages: Readonly<Record<string, 'json' | 'yaml' | 'toml'>> = {
  '.json': 'json',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.toml': 'toml',
}

async function readCode({ root }: EleventySite, stem: string): Promise<string> {
  const ends = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts']
  const name = ends.map(end => `${stem}.11tydata.${end}`).find(file => isFile(join(root, file)))
  if (name === undefined) return ''
  const { text } = await readText(join(root, name))
  return text ?? ''
}
