import { DateTime } from 'luxon'
import { parseJson } from '../parse-json.ts'

/** A mistake in a block of JSON-LD, with its offset in that text. */
export type Complaint = {
  readonly offset: number
  readonly message: string
  readonly hint: string
}

type DescribedPage = {
  readonly canonical: string | null
  /** `null` if the page has no conversation. */
  readonly comments: number | null
  /** Whether the rest of a long conversation is on further pages. */
  readonly hasMore: boolean
}

type Node = Readonly<Record<string, unknown>>
type Complain = (key: string, message: string, hint: string) => Complaint

export function checkJsonLd(text: string, page: DescribedPage): Complaint[] {
  const parsed = parseJson(text)
  if ('reason' in parsed) return [unreadable(parsed.offset, parsed.reason)]
  const complain: Complain = (key, message, hint) => ({
    offset: Math.max(0, text.indexOf(`"${key}"`)),
    message,
    hint,
  })
  const roots = [parsed.value].flat()
  if (!roots.every(isNode)) return [complain('', 'the JSON-LD is not an object', 'Write { … }.')]
  return roots.flatMap(root => checkRoot(root, page, complain))
}

function unreadable(offset: number, reason: string): Complaint {
  return {
    offset,
    message: `the JSON-LD cannot be read: ${reason}`,
    hint: 'Write JSON: keys and texts in double quotation marks, and no comma at the end.',
  }
}

function checkRoot(root: Node, page: DescribedPage, complain: Complain): Complaint[] {
  const graph = root['@graph']
  const nodes = Array.isArray(graph) ? graph.filter(isNode) : [root]
  const contexts = [root['@context']].flat()
  const found = contexts.some(isSchemaOrg)
    ? []
    : [complain('@context', 'there is no @context of schema.org', `Write ${contextKey}.`)]
  return [...found, ...nodes.flatMap(node => checkNode(node, page, complain))]
}

const contextKey = '"@context": "https://schema.org"'

function isSchemaOrg(context: unknown): boolean {
  return typeof context === 'string' && /^https?:\/\/schema\.org\/?$/.test(context)
}

function checkNode(node: Node, page: DescribedPage, complain: Complain): Complaint[] {
  const types = [node['@type']].flat()
  const typeless = types.every(type => typeof type === 'string')
    ? []
    : [complain('@type', 'there is no @type', 'Say what the page is, for example "BlogPosting".')]
  const posting = types.includes('BlogPosting') ? checkPosting(node, page, complain) : []
  return [...typeless, ...relativeUrls(node, complain), ...posting]
}

const urlKeys = new Set(['url', '@id', 'image', 'item', 'contentUrl', 'sameAs', 'mainEntityOfPage'])

function relativeUrls(node: Node, complain: Complain): Complaint[] {
  return Object.entries(node).flatMap(([key, value]) =>
    [value].flat().flatMap(one => {
      if (isNode(one)) return relativeUrls(one, complain)
      if (!urlKeys.has(key) || isAbsolute(one)) return []
      const message = `${key} is ${JSON.stringify(one)}, which is not an absolute address`
      return [complain(key, message, 'Begin it with https:// and the name of the site.')]
    }),
  )
}

function isAbsolute(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value)
}

function checkPosting(node: Node, page: DescribedPage, complain: Complain): Complaint[] {
  return [
    ...['headline', 'datePublished', 'author']
      .filter(key => isEmpty(node[key]))
      .map(key => complain(key, `a BlogPosting needs "${key}"`, `Write "${key}".`)),
    ...['datePublished', 'dateModified']
      .filter(key => !isEmpty(node[key]) && !isDate(node[key]))
      .map(key => complain(key, `${key} is not a date of ISO 8601`, 'Write 2026-11-20T08:00:00Z.')),
    ...elsewhere(node, page, complain),
    ...miscounted(node, page, complain),
  ]
}

function isEmpty(value: unknown): boolean {
  if (isNode(value)) return isEmpty(value['name']) && isEmpty(value['@id'])
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value !== 'string' || value.trim() === ''
}

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

function isDate(value: unknown): boolean {
  return typeof value === 'string' && isoDate.test(value) && DateTime.fromISO(value).isValid
}

function elsewhere(node: Node, { canonical }: DescribedPage, complain: Complain): Complaint[] {
  if (canonical === null) return []
  return ['url', 'mainEntityOfPage'].flatMap(key => {
    const value = node[key]
    const url = isNode(value) ? (value['@id'] ?? value['url']) : value
    if (typeof url !== 'string' || !isAbsolute(url) || url === canonical) return []
    const message = `${key} is ${url}, but the page's canonical address is ${canonical}`
    return [complain(key, message, 'Write the canonical address in both places.')]
  })
}

function miscounted(
  node: Node,
  { comments, hasMore }: DescribedPage,
  complain: Complain,
): Complaint[] {
  const told = node['commentCount']
  if (told === undefined || comments === null) return []
  const isRight = hasMore ? Number(told) > comments : told === comments
  if (isRight) return []
  const more = hasMore ? ' and leads to more' : ''
  const message = `commentCount is ${JSON.stringify(told)}, but the page holds ${comments}${more}`
  return [complain('commentCount', message, 'Write the number of comments that can be counted.')]
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
