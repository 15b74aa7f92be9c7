import matter from 'gray-matter'
import type { Diagnostic } from '../diagnostic.ts'
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
  const opening = lines[0] ?? ''
  const mistake = opening.startsWith('---') ? fenceOf(opening, lines) : noFence(lines)
  return mistake === null ? null : { file, line: 1, column: 1, severity: 'error', ...mistake }
}

type Mistake = Pick<Diagnostic, 'code' | 'message' | 'hint'> & Partial<Pick<Diagnostic, 'line'>>

function fenceOf(opening: string, lines: readonly string[]): Mistake | null {
  if (opening.trimEnd() !== '---') {
    return {
      code: 'front-matter-language',
      message: `front matter cannot be ${JSON.stringify(opening.slice(3).trim())}`,
      hint: 'Write "---" alone on the first line, and YAML below it: front matter is data, never code.',
    }
  }
  // gray-matter ends front matter at whatever begins with "---", and would print the rest of "----" on the page.
  const closing = lines.slice(1).find(line => line.startsWith('---'))
  if (closing?.trimEnd() === '---') return null
  return {
    code: 'unclosed-front-matter',
    message: 'the front matter has no end',
    hint: 'Close it with a line "---" before the text.',
  }
}

function noFence(lines: readonly string[]): Mistake {
  const displaced = lines.findIndex(line => line.trim() !== '')
  if (lines[displaced]?.trimEnd() === '---') {
    return {
      line: displaced + 1,
      code: 'displaced-front-matter',
      message: 'the front matter is not at the top',
      hint: 'Take away the empty lines above the first "---".',
    }
  }
  return {
    code: 'missing-front-matter',
    message: 'there is no front matter',
    hint: 'Begin the file with a line "---", a line "title: …", and a line "---".',
  }
}

function countLines(text: string): number {
  return text.split('\n').length
}
