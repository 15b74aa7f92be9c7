import type { Place } from '../../../diagnostic.ts'
import { openPlaces } from '../place-at.ts'

/** Finds the place of a value in a TOML text, because the parser does not report places. */
export type TomlPlaces = {
  /** The place of a value or, if it is missing, of the nearest thing around it. */
  placeOf(path: readonly PropertyKey[]): Place
  /** The place of a key, in its line or in the header of a table. */
  placeOfKey(path: readonly PropertyKey[]): Place
}

type Path = readonly (string | number)[]
type Scan = {
  readonly text: string
  at: number
  readonly keys: Map<string, number>
  readonly values: Map<string, number>
  /** How many tables each array of tables has had so far. */
  readonly tables: Map<string, number>
}

/** `text` must have been parsed as TOML before, since the syntax is not checked here. */
export function findTomlPlaces(text: string): TomlPlaces {
  const scan: Scan = { text, at: 0, keys: new Map(), values: new Map(), tables: new Map() }
  scanText(scan)
  const placeAt = openPlaces(text)
  const nearest = (path: readonly PropertyKey[], found: (path: string) => number | undefined) => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = found(JSON.stringify(path.slice(0, length)))
      if (offset !== undefined) return placeAt(offset)
    }
    return placeAt(0)
  }
  return {
    placeOf: path => nearest(path, key => scan.values.get(key) ?? scan.keys.get(key)),
    placeOfKey: path => nearest(path, key => scan.keys.get(key) ?? scan.values.get(key)),
  }
}

function scanText(scan: Scan): void {
  let table: Path = []
  for (skipBlank(scan); scan.at < scan.text.length; skipBlank(scan)) {
    if (scan.text[scan.at] === '[') table = scanHeader(scan)
    else scanPair(scan, table)
  }
}

function scanHeader(scan: Scan): Path {
  const start = scan.at
  const isArray = scan.text.startsWith('[[', start)
  scan.at += isArray ? 2 : 1
  const path: (string | number)[] = []
  const keys = scanKeys(scan)
  for (const [position, { key, offset }] of keys.entries()) {
    path.push(key)
    noteFirst(scan.keys, path, offset)
    const isLast = position === keys.length - 1
    const count = scan.tables.get(JSON.stringify(path))
    if (isArray && isLast) {
      scan.tables.set(JSON.stringify(path), (count ?? 0) + 1)
      path.push(count ?? 0)
    } else if (count !== undefined) path.push(count - 1)
  }
  noteFirst(scan.values, path, start)
  scan.at += isArray ? 2 : 1
  return path
}

function scanPair(scan: Scan, table: Path): void {
  const path = [...table]
  for (const { key, offset } of scanKeys(scan)) {
    path.push(key)
    noteFirst(scan.keys, path, offset)
  }
  scan.at += 1
  skipSpace(scan)
  scanValue(scan, path)
}

/** Reads the parts of a dotted key and the spaces behind it. */
function scanKeys(scan: Scan): { readonly key: string; readonly offset: number }[] {
  const keys = []
  for (;;) {
    skipSpace(scan)
    const offset = scan.at
    const quote = scan.text[offset] ?? ''
    if (quote === '"' || quote === "'") skipString(scan)
    else take(scan, /[\w-]+/y)
    keys.push({ key: unquoted(scan.text.slice(offset, scan.at)), offset })
    skipSpace(scan)
    if (scan.text[scan.at] !== '.') return keys
    scan.at += 1
  }
}

function scanValue(scan: Scan, path: Path): void {
  noteFirst(scan.values, path, scan.at)
  const first = scan.text[scan.at]
  if (first === '"' || first === "'") skipString(scan)
  else if (first === '[') scanWithin(scan, ']', position => scanValue(scan, [...path, position]))
  else if (first === '{') scanWithin(scan, '}', () => scanPair(scan, path))
  else take(scan, /[^,\]}\n#]*/y)
}

function scanWithin(scan: Scan, end: string, scanOne: (position: number) => void): void {
  scan.at += 1
  skipBlank(scan)
  for (let position = 0; scan.at < scan.text.length && scan.text[scan.at] !== end; position += 1) {
    scanOne(position)
    skipBlank(scan)
    take(scan, /,?/y)
    skipBlank(scan)
  }
  scan.at += 1
}

function skipString(scan: Scan): void {
  take(scan, /"""(?:\\[\s\S]|[^\\])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'/y)
}

function skipBlank(scan: Scan): void {
  take(scan, /(?:\s|#[^\n]*)*/y)
}

function skipSpace(scan: Scan): void {
  take(scan, /[ \t]*/y)
}

function take(scan: Scan, pattern: RegExp): void {
  pattern.lastIndex = scan.at
  scan.at += pattern.exec(scan.text)?.[0].length ?? 0
}

function noteFirst(places: Map<string, number>, path: Path, offset: number): void {
  places.getOrInsert(JSON.stringify(path), offset)
}

function unquoted(key: string): string {
  if (key.startsWith("'")) return key.slice(1, -1)
  if (!key.startsWith('"')) return key
  try {
    return String(JSON.parse(key))
  } catch {
    return key.slice(1, -1)
  }
}
