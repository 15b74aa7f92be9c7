import { parse as parseToml, TomlDate } from 'smol-toml'
import { readYaml } from '../../generator/yaml/read-yaml.ts'

export type ReadData = {
  readonly value: unknown
  /** Why it cannot be read; `null` if it can. */
  readonly why: string | null
}

type Written = {
  readonly file: string
  readonly text: string
  /** The line of the file at which `text` begins; 1 if it is not given. */
  readonly firstLine?: number
}

/** Only reads data: none of these languages can run anything. Dates become text. */
export function readData(
  language: 'yaml' | 'toml' | 'json',
  { file, text, firstLine = 1 }: Written,
): ReadData {
  if (language === 'yaml') return readYamlData({ file, text, firstLine })
  try {
    const value: unknown = language === 'toml' ? parseToml(text) : JSON.parse(text)
    return { value: plain(value, 0), why: null }
  } catch (error) {
    const [message = ''] = error instanceof Error ? error.message.split('\n') : []
    return { value: null, why: message }
  }
}

function readYamlData({ file, text, firstLine }: Required<Written>): ReadData {
  const read = readYaml(file, text, firstLine)
  const [mistake] = read.mistakes
  if (read.isReadable) return { value: read.value, why: null }
  return {
    value: null,
    why: `line ${mistake?.line ?? firstLine}: ${mistake?.message ?? 'no YAML'}`,
  }
}

const deepest = 20

function plain(value: unknown, depth: number): unknown {
  if (value instanceof TomlDate) return value.toISOString()
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return null
  if (Array.isArray(value)) return value.map(one => plain(one, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, depth + 1)]))
}
