import matter from 'gray-matter'
import type { Diagnostic, DiagnosticCode } from '../diagnostic.ts'
import { readYaml, type YamlText } from '../yaml.ts'

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
    // gray-matter hands over what follows the opening fence, which ends with the fence's own line break.
    yaml = readYaml(file, source.replace(/^\r?\n/, ''), 2)
    return {}
  }
  const { content } = matter(text, { language: 'yaml', engines: { yaml: { parse: readEngine } } })
  const found = yaml ?? readYaml(file, '', 2)
  return { yaml: found, body: content, bodyLine: countLines(text) - countLines(content) + 1 }
}

function fenceMistake(file: string, text: string): Diagnostic | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const mistake = (
    line: number,
    code: DiagnosticCode,
    message: string,
    hint: string,
  ): Diagnostic => {
    return { file, line, column: 1, severity: 'error', code, message, hint }
  }
  const opening = lines[0] ?? ''
  if (!opening.startsWith('---')) {
    const displaced = lines.findIndex(line => line.trimEnd() === '---')
    if (displaced > 0 && lines.slice(0, displaced).every(line => line.trim() === '')) {
      return mistake(
        displaced + 1,
        'displaced-front-matter',
        'the front matter is not at the top',
        'Take away the empty lines above the first "---".',
      )
    }
    return mistake(
      1,
      'missing-front-matter',
      'there is no front matter',
      'Begin the file with a line "---", a line "title: …", and a line "---".',
    )
  }
  if (opening.trimEnd() !== '---') {
    return mistake(
      1,
      'front-matter-language',
      `front matter cannot be ${JSON.stringify(opening.slice(3).trim())}`,
      'Write "---" alone on the first line, and YAML below it: front matter is data, never code.',
    )
  }
  if (!lines.slice(1).some(line => line.trimEnd() === '---')) {
    return mistake(
      1,
      'unclosed-front-matter',
      'the front matter has no end',
      'Close it with a line "---" before the text.',
    )
  }
  return null
}

function countLines(text: string): number {
  return text.split('\n').length
}
