import { readFileSync } from 'node:fs'
import { importInto, makeContent } from '../importers/moving-in.ts'
import { exportFrom } from './moving-out.ts'

export async function exportToWordPress(content: string, words: readonly string[] = []) {
  const { output, report } = await exportFrom(content, ['wordpress', ...words])
  return { file: output, report, text: readFileSync(output, 'utf8') }
}

export async function moveAround(content: string, words: readonly string[] = []) {
  const { file } = await exportToWordPress(content, words)
  const home = makeContent()
  return { home, ...(await importInto(home, ['wordpress', file])) }
}
