import matter from 'gray-matter'
import type { Diagnostic } from '../diagnostic.ts'
import { readYaml, type YamlText } from '../yaml.ts'
import { fenceMistake } from './fences.ts'

/** `yaml` may be faulty: the text below it can be read all the same. */
export type SplitFile = {
  readonly yaml: YamlText
  readonly body: string
  readonly bodyLine: number
}

/** Parts front matter and Markdown. Front matter is YAML and nothing else: gray-matter's other engines run code (S55). */
export function splitFile(
  file: string,
  text: string,
): SplitFile | { readonly mistakes: readonly Diagnostic[] } {
  const fence = fenceMistake(file, text)
  if (fence !== null) return { mistakes: [fence] }
  let yaml: YamlText | undefined
  const readEngine = (source: string) => {
    // gray-matter hands over the rest of the opening fence's line as well, and of the last line break, "\r\n", half.
    yaml = readYaml(file, source.replace(/^[^\n]*\n/, '').replace(/\r$/, ''), 2)
    return {}
  }
  const { content } = matter(text, { language: 'yaml', engines: { yaml: { parse: readEngine } } })
  const found = yaml ?? readYaml(file, '', 2)
  return { yaml: found, body: content, bodyLine: lineOf(text, content) }
}

/** Of the body's beginning: it ends where the file does. */
function lineOf(text: string, body: string): number {
  return text.slice(0, text.length - body.length).split('\n').length
}
