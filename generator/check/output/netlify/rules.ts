import type { Said } from '../../../diagnostic.ts'
import { complaintAboutHeader } from '../../../hosting/header-fields.ts'
import { complaintAboutCondition, complaintAboutRule } from '../../../hosting/redirect-fields.ts'
import type { RedirectRule } from '../../../hosting/rules.ts'
import type { NetlifyMistake } from './mistakes.ts'
import type { TomlPlaces } from './places.ts'
import type { NetlifyFile, NetlifyHeader, NetlifyRedirect } from './schema.ts'

type NetlifyRules = {
  readonly redirects: readonly RedirectRule[]
  readonly mistakes: readonly NetlifyMistake[]
  readonly hasMistakenRedirects: boolean
}

/** The redirects of `netlify.toml` that could be read, and the mistakes in the others and in the headers. */
export function readNetlifyRules(file: NetlifyFile, places: TomlPlaces): NetlifyRules {
  const redirects: RedirectRule[] = []
  const mistakes: NetlifyMistake[] = []
  for (const [position, written] of (file.redirects ?? []).entries()) {
    if (written === undefined) continue
    const read = readRedirect(written, position, places)
    if ('message' in read) mistakes.push(read)
    else redirects.push(read)
  }
  const ofHeaders = (file.headers ?? []).flatMap((header, position) =>
    header === undefined ? [] : complaintsAboutHeader(header, position, places),
  )
  return {
    redirects,
    mistakes: [...mistakes, ...ofHeaders],
    hasMistakenRedirects: mistakes.length > 0,
  }
}

function readRedirect(
  written: NetlifyRedirect,
  position: number,
  places: TomlPlaces,
): RedirectRule | NetlifyMistake {
  const path = ['redirects', position]
  const { from = written.origin, to = written.destination, status = 301 } = written
  if (from === undefined) return { ...places.placeOf(path), ...withoutFrom }
  if (to === undefined) return { ...places.placeOf(path), ...withoutTo(from, status) }
  const rule = {
    from,
    to,
    status,
    isForced: written.force ?? false,
    query: written.query ?? written.params ?? written.parameters ?? {},
    conditions: conditionsOf(written),
    fromPlace: places.placeOf([...path, written.from === undefined ? 'origin' : 'from']),
    toPlace: places.placeOf([...path, written.to === undefined ? 'destination' : 'to']),
  }
  const complaint = complaintAboutRule(rule)
  if (complaint !== null)
    return { ...(complaint.part === 'from' ? rule.fromPlace : rule.toPlace), ...complaint.said }
  for (const [key, value] of Object.entries(rule.conditions)) {
    const said = complaintAboutCondition(key, value)
    if (said !== null) return { ...places.placeOfKey([...path, 'conditions', key]), ...said }
  }
  return rule
}

function conditionsOf({ conditions = {} }: NetlifyRedirect): Record<string, string> {
  return Object.fromEntries(
    Object.entries(conditions).map(([key, value]) => [key, [value].flat().join(',')]),
  )
}

const withoutFrom = {
  message: 'the redirect does not say which address it is for',
  hint: 'Add a line from = "/old/".',
}

function withoutTo(from: string, status: number): Said {
  const isFilledIn = from.endsWith('/*') && status < 300
  const filledIn = from.replace(/\*$/, ':splat')
  return {
    message: isFilledIn
      ? `the redirect does not say where it leads, and Netlify leads it to ${filledIn} on the site itself`
      : 'the redirect does not say where it leads, so Netlify ignores it',
    hint: `Add a line to = "https://…${filledIn}".`,
  }
}

function complaintsAboutHeader(
  { for: path, values = {} }: NetlifyHeader,
  position: number,
  places: TomlPlaces,
): NetlifyMistake[] {
  const at = ['headers', position]
  const found: NetlifyMistake[] = []
  if (path === undefined) found.push({ ...places.placeOf(at), ...withoutPath })
  else if (!path.startsWith('/')) found.push({ ...places.placeOf([...at, 'for']), ...noPath(path) })
  if (Object.keys(values).length === 0) found.push({ ...places.placeOf(at), ...withoutValues })
  const names = new Map<string, string>()
  for (const [name, written] of Object.entries(values)) {
    const place = places.placeOfKey([...at, 'values', name])
    const said = complaintAboutHeader(name, [written].flat().join(', '))
    const twin = names.get(name.toLowerCase())
    names.set(name.toLowerCase(), name)
    if (said !== null) found.push({ ...place, ...said })
    else if (twin !== undefined) found.push({ ...place, ...repeated(name, twin) })
  }
  return found
}

const withoutPath = {
  message: 'the headers do not say which addresses they are for',
  hint: 'Add a line for = "/*".',
}

function noPath(path: string): Said {
  return {
    message: `"${path}" is not a path of the site`,
    hint: 'Begin it with "/", as /* for every page.',
  }
}

const withoutValues = {
  message: 'no header is set here, so Netlify ignores it',
  hint: 'Write the headers below a line [headers.values].',
}

function repeated(name: string, twin: string): Said {
  return {
    message: `"${name}" and "${twin}" are one header`,
    hint: 'Keep one of the two.',
  }
}
