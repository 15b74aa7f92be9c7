import type * as z from 'zod'
import type { Said } from '../diagnostic.ts'
import { hintForColon } from './hint-for-colon.ts'
import type { Kind, Schema } from './schema.ts'

export function describeValue(issue: z.core.$ZodIssue, written: string, schema: Schema): Said {
  const key = issue.path.join('.')
  if (key === '') return notKeys(issue.input)
  if (typeof issue.input === 'string' && issue.input.trim() === '') return empty(key)
  const hint = `${schema.reference} says what it can hold.`
  switch (issue.code) {
    case 'invalid_type': {
      const kind = schema.kinds?.[key] ?? kindOf(issue.expected, issue.input, written)
      return wrongKind(issue, written, kind ?? { name: 'of its kind', hint })
    }
    case 'invalid_value': {
      const values = issue.values.map(value => JSON.stringify(value)).join(' or ')
      return { message: `${isWritten(issue, written)}, which is not ${values}`, hint }
    }
    case 'too_big':
      return typeof issue.input === 'number'
        ? outside(issue, written, `more than ${issue.maximum}`)
        : tooLong(key, issue)
    case 'too_small':
      return outside(issue, written, `less than ${issue.minimum}`)
    default:
      return { message: `"${key}": ${lowerFirst(issue.message)}`, hint }
  }
}

function notKeys(input: unknown): Said {
  const colon = typeof input === 'string' ? hintForColon(input) : null
  return {
    message: `the YAML is ${Array.isArray(input) ? 'a list' : 'a single value'}, not keys with values`,
    hint: colon ?? 'Write lines of the form "title: …".',
  }
}

function tooLong(key: string, { maximum, origin }: z.core.$ZodIssueTooBig): Said {
  const what = origin === 'string' ? 'characters' : 'entries'
  return { message: `"${key}" has more than ${maximum} ${what}`, hint: 'Shorten it.' }
}

function outside(issue: z.core.$ZodIssue, written: string, limit: string): Said {
  const hint = `Write a number that is not ${limit}.`
  return { message: `${isWritten(issue, written)}, which is ${limit}`, hint }
}

function empty(key: string): Said {
  return { message: `"${key}" is empty`, hint: 'Write something there, or remove the line.' }
}

function wrongKind(issue: z.core.$ZodIssue, written: string, kind: Kind): Said {
  if (issue.input === null && written === '') {
    return {
      message: `"${issue.path.join('.')}" has no value`,
      hint:
        typeof issue.path.at(-1) === 'number'
          ? 'Write one after the hyphen, or remove the line.'
          : 'Write one after the colon, or remove the line.',
    }
  }
  return { message: `${isWritten(issue, written)}, which is not ${kind.name}`, hint: kind.hint }
}

function isWritten({ path, input }: z.core.$ZodIssue, written: string): string {
  return `"${path.join('.')}" is ${quote(input, written)}`
}

/** Text in quotation marks, and everything else as the author wrote it, unless it takes several lines. */
function quote(input: unknown, written: string): string {
  if (typeof input === 'string') return JSON.stringify(input)
  if (typeof input !== 'object' || input === null || /^[[{]/.test(written)) return written
  return Array.isArray(input) ? 'a list' : 'a group of keys'
}

/** By the names that zod gives to types. */
function kindOf(expected: string, input: unknown, written: string): Kind | undefined {
  const isQuoted = /^["']/.test(written)
  const plainly = isQuoted ? ', without quotation marks' : ''
  const isPlain = typeof input !== 'object' && !isQuoted
  const entries = isPlain ? written.replace(/^\((.*)\)$/, '$1') : 'one, two'
  const isGroup = typeof input === 'object' && input !== null
  const kinds: Readonly<Record<string, Kind>> = {
    string: {
      name: 'text',
      hint: isGroup
        ? 'Write one text there, without brackets or keys below it.'
        : 'Put quotation marks around it.',
    },
    boolean: { name: 'true or false', hint: `Write true or false${plainly}.` },
    array: {
      name: 'a list',
      hint: `Write a list, as [${entries}], or one below the other behind hyphens.`,
    },
    int: { name: 'a whole number', hint: `Write a whole number${plainly}.` },
    number: { name: 'a number', hint: `Write a number${plainly}.` },
    object: { name: 'a group of keys', hint: 'Write its keys below it, indented.' },
  }
  return kinds[expected]
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
