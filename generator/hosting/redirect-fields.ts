import { placeholdersIn } from './match-address.ts'
import type { RedirectRule } from './rules.ts'
import type { Remark } from './text-lines.ts'

export const redirectStatuses: readonly number[] = [200, 301, 302, 303, 307, 308, 404]

type Complaint = { readonly part: 'from' | 'to'; readonly said: Remark }

/** Mistakes that do not depend on what the site holds. Used for `_redirects` and `netlify.toml`. */
export function complaintAboutRule(
  rule: Pick<RedirectRule, 'from' | 'to' | 'query'>,
): Complaint | null {
  const ofFrom = complaintAboutFrom(rule.from)
  if (ofFrom !== null) return { part: 'from', said: ofFrom }
  if (!isAddress(rule.to)) return { part: 'to', said: relativeTo(rule.to) }
  const open = openName(rule)
  return open === null ? null : { part: 'to', said: unknownName(open) }
}

/** Of the secret that signs a request. Somebody who writes the secret itself puts it into the repository. */
export const variableName = /^[a-z_]\w*$/i

/** `null` if Netlify knows the condition and its value is valid. */
export function complaintAboutCondition(key: string, value: string): Remark | null {
  const expected = conditions[key.toLowerCase()]
  if (expected === undefined) return unknownCondition(key)
  const isFit = value !== '' && value.split(',').every(one => expected.pattern.test(one.trim()))
  return isFit ? null : unfitCondition(key, value, expected.example)
}

const conditions: Readonly<Record<string, { readonly pattern: RegExp; readonly example: string }>> =
  {
    country: { pattern: /^[a-z]{2}$/i, example: 'Country=de,at' },
    language: { pattern: /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i, example: 'Language=en,pt-BR' },
    role: { pattern: /./, example: 'Role=editor' },
    cookie: { pattern: /./, example: 'Cookie=is_member' },
    sign: { pattern: variableName, example: 'Sign=NAME_OF_A_VARIABLE' },
    signed: { pattern: variableName, example: 'Sign=NAME_OF_A_VARIABLE' },
  }

function complaintAboutFrom(from: string): Remark | null {
  if (!isAddress(from)) return relativeFrom(from)
  const path = from.replace(/^https?:\/\/[^/]*/, '')
  if (path.startsWith('/.netlify')) return reservedFrom
  if (/[?#]/.test(path)) return withQuery
  return /\*(?!$)|[^/]\*$/.test(path) ? starWithin : null
}

function isAddress(text: string): boolean {
  return /^(?:\/|https?:\/\/[^/\s])/.test(text)
}

function openName({ from, to, query }: Pick<RedirectRule, 'from' | 'to' | 'query'>): string | null {
  const known = new Set(placeholdersIn(`${from} ${Object.values(query).join(' ')}`))
  if (from.endsWith('*')) known.add('splat')
  return placeholdersIn(to).find(name => !known.has(name)) ?? null
}

function relativeFrom(from: string): Remark {
  return {
    message: `"${from}" is not an address that a reader can ask for`,
    hint: 'Begin it with "/".',
  }
}

export function relativeTo(to: string): Remark {
  return {
    message: `"${to}" is not an address to redirect to`,
    hint: 'Begin it with "/", or with "https://" for another site.',
  }
}

const reservedFrom: Remark = {
  message: "addresses below /.netlify/ are the host's own",
  hint: 'Choose another address.',
}

const withQuery: Remark = {
  message: 'the address holds "?" or "#", and hosts compare the path alone',
  hint: 'Write parameters after it, with a space between: /old/ id=:id /new/:id 301',
}

const starWithin: Remark = {
  message: '"*" can only be the last part of an address, behind a "/"',
  hint: 'End the address with "/*", or write a name such as ":part" for one part of it.',
}

function unknownName(name: string): Remark {
  return name === 'splat'
    ? {
        message: '":splat" stands for what "*" matches, but the old address has no "*"',
        hint: 'End the old address with "/*", or remove ":splat".',
      }
    : {
        message: `":${name}" is not in the old address, so nothing can be put in its place`,
        hint: `Write ":${name}" as a part of the old address, or as a parameter: name=:${name}`,
      }
}

function unknownCondition(key: string): Remark {
  return {
    message: `"${key}" is not a condition of a redirect`,
    hint: 'Write Country=, Language=, Role= or Cookie=, or remove it.',
  }
}

function unfitCondition(key: string, value: string, example: string): Remark {
  return {
    message: `"${key}" cannot be "${value}"`,
    hint: `Write it as ${example}, without spaces.`,
  }
}
