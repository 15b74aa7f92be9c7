import { importInto, makeContent } from './moving-in.ts'
import { readImported } from './read-imported.ts'
import { writeExport } from './wxr.ts'

/** Imports an export of WordPress with these items into an empty content folder. */
export async function importItems(items: readonly string[], words: readonly string[] = []) {
  const content = makeContent()
  const imported = await importInto(content, ['wordpress', writeExport(items), ...words])
  return { ...imported, content, post: (file: string) => readImported(content, file) }
}
