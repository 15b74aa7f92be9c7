import type * as z from 'zod'
import type { Finding } from '../diagnostic.ts'
import { nearestTo } from '../nearest-to.ts'
import { hintForColon } from './hint-for-colon.ts'
import { keysAt, type Schema } from './schema.ts'

export function missingKey(path: readonly string[], { isFenced }: Schema): Finding {
  const line = `"${path.at(-1)}: …"`
  const owner = path.slice(0, -1).join('.')
  return {
    code: 'missing-key',
    message: `"${path.join('.')}" is missing`,
    hint:
      owner === ''
        ? `Add a line ${line}${isFenced ? ' between the --- lines' : ''}.`
        : `Add ${line} to "${owner}".`,
  }
}

/** A key below `path`, where only others are `known`. */
type UnknownKey = {
  readonly key: string
  readonly path: readonly PropertyKey[]
  readonly known: readonly string[]
}

export function unknownKey({ key, path, known }: UnknownKey, schema: Schema): Finding {
  const isTop = path.length === 0
  return {
    code: 'unknown-key',
    message: `"${key}" is not a key of ${isTop ? schema.name : `"${path.join('.')}"`}`,
    hint: (isTop ? hereFor(key, schema) : null) ?? hintNear(key, known),
  }
}

/** Whoever brings a text along knows the key by the name it had there, which is seldom similar to ours. */
function hereFor(key: string, { elsewhere = {}, opposites, reference }: Schema): string | null {
  const name = key.toLowerCase()
  if (!Object.hasOwn(elsewhere, name)) return null
  const meaning = opposites?.has(name) ? ', which means the opposite' : ''
  return `Here that is said with "${elsewhere[name]}"${meaning}: see ${reference}.`
}

function hintNear(key: string, keys: readonly string[]): string {
  const near = nearestTo(key, keys)
  if (near === null) return `Remove it, or write one of: ${keys.join(', ')}.`
  // With a space that YAML takes for a letter the two look the same.
  return hintForColon(`${key}: …`) ?? `Did you mean "${near}"?`
}

/** The paths of the keys that were probably meant by keys that we do not have. */
export function keysMeant(issue: z.core.$ZodIssue, schema: Schema): PropertyKey[][] {
  if (issue.code !== 'unrecognized_keys') return []
  const keys = keysAt(schema, issue.path)
  const { elsewhere = {} } = issue.path.length === 0 ? schema : {}
  return issue.keys.flatMap(key => {
    const near = elsewhere[key.toLowerCase()] ?? nearestTo(key, keys)
    return near !== null && keys.includes(near) ? [[...issue.path, near]] : []
  })
}
