import type * as z from 'zod'
import type { MaybeWarning, Place, Said } from '../../../diagnostic.ts'
import { nearestTo } from '../../../nearest-to.ts'
import type { TomlPlaces } from './places.ts'
import { keysAt } from './schema.ts'

/** A mistake in `netlify.toml`, with its place but without the name of the file. */
export type NetlifyMistake = Place & Said & MaybeWarning

/** Turns what the schema reports into mistakes, at the keys and values that they are about. */
export function describeIssues(error: z.ZodError, places: TomlPlaces): NetlifyMistake[] {
  return error.issues.flatMap(issue => {
    const { path } = issue
    const unknownKey = (table: readonly PropertyKey[], key: string) => ({
      ...places.placeOfKey([...table, key]),
      ...describeKey(table, key),
    })
    if (issue.code === 'unrecognized_keys') return issue.keys.map(key => unknownKey(path, key))
    const misspelled = keyOfFunctions(path)
    if (misspelled !== null) return [unknownKey(['functions'], misspelled)]
    if (issue.code === 'invalid_type' && issue.input === undefined)
      return [{ ...places.placeOf(path.slice(0, -1)), ...missingKey(path) }]
    return [{ ...places.placeOf(path), ...describeValue(issue) }]
  })
}

/** A value below [functions] that is not a table must be a misspelled key of [functions]. */
function keyOfFunctions([table, key, ...below]: readonly PropertyKey[]): string | null {
  if (table !== 'functions' || key === undefined || below.length > 0) return null
  return keysAt(['functions']).includes(String(key)) ? null : String(key)
}

function describeKey(path: readonly PropertyKey[], key: string): Said {
  const keys = keysAt(path)
  const table = tableOf(path)
  const near = nearestTo(key, keys)
  const passedOver = 'so Netlify ignores it'
  if (near !== null)
    return {
      message: `"${key}" is not a key of ${table}, ${passedOver}`,
      hint: `Did you mean "${near}"?`,
    }
  if (path[0] === 'headers') {
    return {
      message: `"${key}" is outside [headers.values], ${passedOver}`,
      hint: 'Move it below a line [headers.values].',
    }
  }
  if (path[0] === 'redirects' && /^(?:country|language|role|cookie)$/i.test(key)) {
    return {
      message: `"${key}" is not a key of ${table}, ${passedOver}`,
      hint: `Write it among the conditions: conditions = { ${key} = ["…"] }`,
    }
  }
  if (path[0] === 'context' && (key === 'headers' || key === 'redirects')) {
    return {
      message: `"${key}" cannot be for one context, ${passedOver}`,
      hint: `Write [[${key}]]: they apply to every deploy.`,
    }
  }
  return {
    message: `"${key}" is not a key of ${table}, ${passedOver}`,
    hint: `Remove it, or write one of: ${keys.join(', ')}.`,
  }
}

function missingKey(path: readonly PropertyKey[]): Said {
  const key = String(path.at(-1))
  return {
    message: `"${key}" is missing in ${tableOf(path.slice(0, -1))}`,
    hint: `Add a line ${key} = "…".`,
  }
}

function describeValue(issue: z.core.$ZodIssue): Said {
  const key = String(issue.path.findLast(part => typeof part === 'string') ?? 'the file')
  const written = typeof issue.input === 'object' ? '' : `${JSON.stringify(issue.input)}, which is `
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(value => JSON.stringify(value)).join(', ')
    return { message: `"${key}" is ${written}none of ${values}`, hint: 'Write one of these.' }
  }
  if (issue.code === 'invalid_union')
    return {
      message: `"${key}" is ${written}not ${issue.message}`,
      hint: `Write ${issue.message}.`,
    }
  if (issue.code !== 'invalid_type')
    return { message: `"${key}": ${issue.message}`, hint: 'Correct it.' }
  const isTable = typeof issue.input === 'object' && !Array.isArray(issue.input)
  if (issue.expected === 'array' && isTable) {
    return {
      message: `"${key}" is one table, not a list of them`,
      hint: `Write [[${key}]], with two brackets on either side.`,
    }
  }
  const kind = kindOf(issue.expected, key)
  return { message: `"${key}" is ${written}not ${kind.name}`, hint: kind.hint }
}

function kindOf(expected: string, key: string): { readonly name: string; readonly hint: string } {
  switch (expected) {
    case 'string':
      return { name: 'text', hint: 'Put quotation marks around it.' }
    case 'boolean':
      return { name: 'true or false', hint: 'Write true or false, without quotation marks.' }
    case 'number':
    case 'int':
      return { name: 'a whole number', hint: 'Write a number, without quotation marks.' }
    case 'array':
      return { name: 'a list', hint: 'Write a list, as ["one", "two"].' }
    default:
      return { name: 'a table', hint: `Write its keys below a line [${key}].` }
  }
}

/** The table as its header is written: `[[redirects]]`. */
function tableOf(path: readonly PropertyKey[]): string {
  const name = path.filter(part => typeof part === 'string').join('.')
  if (name === '') return 'netlify.toml'
  return typeof path.at(-1) === 'number' ? `[[${name}]]` : `[${name}]`
}
