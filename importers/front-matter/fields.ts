/** What somebody wrote under names. The names are in small letters, because their case does not count. */
export type Fields = ReadonlyMap<string, unknown>

export const noFields: Fields = new Map()

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return noFields
  return new Map(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]))
}

/** The names that have a value, as they are written. */
export function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, one]) => (isEmpty(one) ? [] : [name]))
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === null || value === undefined
}

/** The value of the first of these names that has one; `null` if none has. */
export function textAt(fields: Fields, ...names: readonly string[]): string | null {
  return names.map(name => textOf(fields.get(name))).find(text => text !== null) ?? null
}

export function textOf(value: unknown): string | null {
  const isPlain = ['string', 'number', 'boolean', 'bigint'].includes(typeof value)
  return isPlain && String(value).trim() !== '' ? String(value).trim() : null
}

/** A list of words: from a list, with lists inside it flattened, or from a text that is split at `parting`. */
export function listAt(fields: Fields, name: string, parting: RegExp = /,/): string[] {
  const value = fields.get(name)
  if (Array.isArray(value)) return value.flat(3).flatMap(one => textOf(one) ?? [])
  return (textOf(value) ?? '')
    .split(parting)
    .map(word => word.trim())
    .filter(word => word !== '')
}

/** YAML 1.1 also knows "yes", "no", "on" and "off", and people who wrote them meant them so. */
export function isYes(value: unknown): boolean {
  return /^(?:true|yes|on|1)$/i.test(textOf(value) ?? '')
}

export function isNo(value: unknown): boolean {
  return /^(?:false|no|off|0)$/i.test(textOf(value) ?? '')
}

/** If several have the same name, the first one's value counts. */
export function mergeFields(...all: readonly Fields[]): Fields {
  return new Map(all.toReversed().flatMap(fields => [...fields]))
}
