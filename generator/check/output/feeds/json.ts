import * as z from 'zod'
import type { Place, Said } from '../../../diagnostic.ts'
import { readYaml } from '../../../yaml/read-yaml.ts'
import { parseJson } from '../parse-json.ts'
import { openPlaces } from '../place-at.ts'
import { complaintAboutLink, type FeedText, relativeAddress, sharedId } from './entries.ts'
import { relativeAddressesIn } from './html.ts'
import { isRfc3339 } from './values.ts'

const Moment = z.string().refine(isRfc3339, 'is not a date such as 2026-11-20T08:00:00Z').optional()

/** https://www.jsonfeed.org/version/1.1/ */
const Item = z.looseObject({
  id: z.string().min(1, 'is empty'),
  url: z.string().optional(),
  external_url: z.string().optional(),
  title: z.string().optional(),
  content_html: z.string().optional(),
  content_text: z.string().optional(),
  image: z.string().optional(),
  date_published: Moment,
  date_modified: Moment,
})
type Item = z.infer<typeof Item>

const JsonFeed = z.looseObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1, 'is empty'),
  home_page_url: z.string().optional(),
  feed_url: z.string().optional(),
  authors: z.array(z.looseObject({ name: z.string().optional() })).optional(),
  items: z.array(Item),
})
type JsonFeed = z.infer<typeof JsonFeed>

type Path = readonly PropertyKey[]
type JsonMistake = Said & Place

export function checkJsonFeed(feed: FeedText): JsonMistake[] {
  const parsed = parseJson(feed.text)
  if ('reason' in parsed) return [notJson(feed.text, parsed)]
  const read = JsonFeed.safeParse(parsed.value, { reportInput: true })
  const found = read.success
    ? [...checkAddresses(feed, read.data), ...checkItems(read.data)]
    : read.error.issues.map(issue => [issue.path, describe(issue)] as const)
  if (found.length === 0) return []
  // JSON is also YAML, and our YAML reader knows the place of each value.
  const { placeOf } = readYaml(feed.output, feed.text, 1)
  return found.map(([path, said]) => ({ ...placeOf(path), ...said }))
}

type Found = readonly (readonly [Path, Said])[]

function checkAddresses({ site }: FeedText, feed: JsonFeed): Found {
  const own = (['home_page_url', 'feed_url'] as const).map(key => [[key], feed[key]] as const)
  const ofItems = feed.items.flatMap((item, position) =>
    (['url', 'external_url', 'image'] as const).map(
      key => [['items', position, key], item[key]] as const,
    ),
  )
  return [...own, ...ofItems].flatMap(([path, address]) => {
    const said = address === undefined ? null : complaintAboutLink(site, address)
    return said === null ? [] : [[path, said] as const]
  })
}

function checkItems({ items }: JsonFeed): Found {
  const ids = new Set<string>()
  return items.flatMap((item, position) => {
    const isKnown = ids.has(item.id)
    ids.add(item.id)
    return [
      ...(isKnown ? [[['items', position, 'id'], sharedId(item.id)] as const] : []),
      ...contentComplaints(item).map(([key, said]) => [['items', position, ...key], said] as const),
    ]
  })
}

function contentComplaints(item: Item): Found {
  if (item.content_html === undefined && item.content_text === undefined)
    return [[[], withoutContent]]
  return relativeAddressesIn(item.content_html ?? '').map(
    address => [['content_html'], relativeAddress(address)] as const,
  )
}

function describe(issue: z.core.$ZodIssue): Said {
  const key = issue.path.at(-1) ?? 'the feed'
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { message: `"${String(key)}" is missing`, hint: 'Write it; every reader asks for it.' }
  if (issue.code === 'invalid_value') {
    return {
      message: `"${String(key)}" is ${JSON.stringify(issue.input)}`,
      hint: `Write ${issue.values.map(value => JSON.stringify(value)).join(' or ')}.`,
    }
  }
  if (issue.code === 'invalid_type')
    return {
      message: `"${String(key)}" is not of type ${issue.expected}`,
      hint: 'Write such a value.',
    }
  const written = issue.input === '' ? '' : ` (${JSON.stringify(issue.input)})`
  return { message: `"${String(key)}"${written} ${issue.message}`, hint: 'Correct it.' }
}

const withoutContent: Said = {
  message: 'the item has neither content_html nor content_text',
  hint: 'Write one of the two into it.',
}

function notJson(
  text: string,
  { offset, reason }: { offset: number; reason: string },
): JsonMistake {
  return {
    ...openPlaces(text)(offset),
    message: 'the file is not JSON',
    hint: `The parser says: ${reason}.`,
  }
}
