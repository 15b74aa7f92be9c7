import { parse, TomlError } from 'smol-toml'
import type * as z from 'zod'
import { describeIssues, type NetlifyMistake } from './mistakes.ts'
import { findTomlPlaces, type TomlPlaces } from './places.ts'
import { NetlifyFile } from './schema.ts'

type ReadNetlify = {
  /** What could be read. Parts with mistakes are left out. */
  readonly file: NetlifyFile
  readonly places: TomlPlaces
  readonly mistakes: readonly NetlifyMistake[]
  /** Whether [build] and the contexts had no mistakes, apart from unknown keys. */
  readonly isBuildSound: boolean
  /** Whether every redirect could be read. */
  readonly hasAllRedirects: boolean
}

export function readNetlify(text: string): ReadNetlify {
  const places = findTomlPlaces('')
  try {
    return readValue(parse(text, { unsafeKeyBehaviour: 'throw' }), findTomlPlaces(text))
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const mistakes = [unreadable(error)]
    return { file: {}, places, mistakes, isBuildSound: false, hasAllRedirects: false }
  }
}

function readValue(value: Table, places: TomlPlaces): ReadNetlify {
  const read = NetlifyFile.safeParse(value, { reportInput: true })
  const sound = { isBuildSound: true, hasAllRedirects: true }
  if (read.success) return { file: read.data, places, mistakes: [], ...sound }
  const { issues } = read.error
  const mistakes = describeIssues(read.error, places)
  // The parts without mistakes are checked further, so that all mistakes are reported at once.
  for (const issue of issues) takeOut(value, issue)
  return {
    file: NetlifyFile.safeParse(value).data ?? {},
    places,
    mistakes,
    isBuildSound: !issues.some(isOfBuild),
    hasAllRedirects: !issues.some(isOfRedirects),
  }
}

function isOfBuild({ code, path: [first] }: z.core.$ZodIssue): boolean {
  return code !== 'unrecognized_keys' && (first === 'build' || first === 'context')
}

function isOfRedirects({ code, path: [first] }: z.core.$ZodIssue): boolean {
  return code !== 'unrecognized_keys' && first === 'redirects'
}

type Table = Record<string, unknown>

function takeOut(value: Table, issue: z.core.$ZodIssue): void {
  const [first, position] = issue.path
  if (issue.code === 'unrecognized_keys') {
    const table = valueAt(value, issue.path)
    if (isTable(table)) for (const key of issue.keys) delete table[key]
    return
  }
  const list = value[String(first)]
  if ((first === 'redirects' || first === 'headers') && Array.isArray(list) && isPosition(position))
    list[position] = undefined
  else delete value[String(first)]
}

function isPosition(part: PropertyKey | undefined): part is number {
  return typeof part === 'number'
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, key) => (isTable(within) ? within[String(key)] : undefined),
    value,
  )
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null
}

function unreadable({ message, line, column }: TomlError): NetlifyMistake {
  const said = message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? message
  return {
    line,
    column,
    message: `cannot be read: ${said}`,
    hint: 'Put quotation marks around text, and write each key once: https://toml.io/',
  }
}
