import matter from 'gray-matter'
import type { Diagnostic } from '../../diagnostic.ts'
import { readYaml, type YamlText } from '../../yaml/read-yaml.ts'
import { fenceMistake } from './fences.ts'

/** `yaml` may contain mistakes. The text below it can be read nevertheless. */
type SplitFile = {
  readonly yaml: YamlText
  readonly body: string
  readonly bodyLine: number
}

type Faulty = { readonly mistakes: readonly Diagnostic[] }

/** Splits a file into front matter and Markdown. Only YAML is allowed, because gray-matter's other engines run code. */
export function splitFile(file: string, text: string): SplitFile | Faulty {
  const parts = partFile(file, text)
  if ('mistakes' in parts) return parts
  return {
    yaml: readYaml(file, parts.yaml, 2),
    body: text.slice(parts.bodyAt),
    bodyLine: text.slice(0, parts.bodyAt).split('\n').length,
  }
}

/** The Markdown of a file, without reading its front matter again. */
export function bodyIn(file: string, text: string): { readonly body: string } | Faulty {
  const parts = partFile(file, text)
  return 'mistakes' in parts ? parts : { body: text.slice(parts.bodyAt) }
}

function partFile(
  file: string,
  text: string,
): { readonly yaml: string; readonly bodyAt: number } | Faulty {
  const fence = fenceMistake(file, text)
  if (fence !== null) return { mistakes: [fence] }
  let yaml = ''
  const keep = (source: string) => {
    // gray-matter also passes the rest of the opening fence's line, and the "\r" of a final "\r\n".
    yaml = source.replace(/^[^\n]*\n/, '').replace(/\r$/, '')
    return {}
  }
  const head = headOf(text)
  const { content } = matter(head, { language: 'yaml', engines: { yaml: { parse: keep } } })
  return { yaml, bodyAt: head.length - content.length }
}

/**
 * The file up to its closing fence. gray-matter copies and hashes all that it is given, so it does not get the rest.
 */
function headOf(text: string): string {
  const fence = text.indexOf('\n---', 3)
  const end = text.indexOf('\n', fence + 1)
  return fence < 0 || end < 0 ? text : text.slice(0, end + 1)
}
