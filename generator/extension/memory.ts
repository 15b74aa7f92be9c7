import type { Records } from '../content/records.ts'
import type { PlaceInFile } from '../diagnostic.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import type { Passthrough } from './passthrough.ts'

/** What the configuration asks for, found out by running it. */
export type Declared = {
  readonly passthroughs: readonly Passthrough[]
  /** What it declares that it reads, apart from its modules. */
  readonly watched: readonly string[]
  /** It may give headings other ids than ours. */
  readonly amendsMarkdown: boolean
  /** Where each template is added, by its path. */
  readonly templates: Readonly<Record<string, PlaceInFile | null>>
}

/** A page that one of the owner's templates wrote; its bytes are kept under their hash. */
export type MadePage = {
  readonly output: string
  readonly hash: string
  readonly template: string
}

/** What the last build found out about the extension, so that an unchanged one need not even be loaded. */
export type ExtensionMemory = {
  /** Hashes of the modules, by path. */
  readonly modules: Readonly<Record<string, string>>
  readonly watched: string
  readonly declared: Declared
  readonly made: { readonly from: string; readonly pages: readonly MadePage[] }
  readonly passed: Records<string>
}

export const nothingKnown: ExtensionMemory = {
  modules: {},
  watched: '',
  declared: { passthroughs: [], watched: [], amendsMarkdown: false, templates: {} },
  made: { from: '', pages: [] },
  passed: {},
}

/** `ground` identifies the code that wrote it. */
export function readMemory(path: string, ground: string): ExtensionMemory {
  const json = readSealed(path, ground)
  return json === null ? nothingKnown : (JSON.parse(json) as ExtensionMemory)
}

export function writeMemory(path: string, ground: string, memory: ExtensionMemory): void {
  writeSealed(path, ground, JSON.stringify(memory))
}
