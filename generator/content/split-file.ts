import type { Diagnostic } from '../diagnostic.ts'
import { readYaml, type YamlText } from '../yaml.ts'
import { fenceMistake } from './fences.ts'

/** `yaml` may be faulty: the text below it can be read all the same. */
export type SplitFile = {
  readonly yaml: YamlText
  readonly body: string
  readonly bodyLine: number
}

/** Parts front matter and Markdown. Front matter is YAML and nothing else (S55). */
export function splitFile(
  file: string,
  text: string,
): SplitFile | { readonly mistakes: readonly Diagnostic[] } {
  const fence = fenceMistake(file, text)
  if (fence !== null) return { mistakes: [fence] }
  // Between two lines that begin with "---"; the first one may follow on a byte order mark.
  const begin = text.indexOf('\n')
  const end = text.indexOf('\n---', begin)
  const yaml = text.slice(begin + 1, end).replace(/\r$/, '')
  const bodyAt = text.indexOf('\n', end + 1) + 1 || text.length
  return {
    yaml: readYaml(file, yaml, 2),
    body: text.slice(bodyAt),
    bodyLine: text.slice(0, bodyAt).split('\n').length,
  }
}
