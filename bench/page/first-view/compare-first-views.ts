import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Published } from '../../../tests/stories/published.ts'
import type { Row } from '../../measure/results.ts'
import { compare, summarise } from '../../measure/summarise.ts'
import { makeRunFolder } from '../../run-folder.ts'
import { comments, post } from './conversation.ts'
import { embedIsso, type Isso, runIsso, writeTo } from './run-isso.ts'
import { type Address, type View, viewSlowly } from './slow-view.ts'

const group = 'First view of a post with 100 comments, slow connection and processor'

/** Compares the page with the same one without comments and, if it is installed, with Isso on that page. */
export async function compareFirstViews(
  browser: Browser,
  site: Published,
  rounds: number,
): Promise<Row[]> {
  using folder = makeRunFolder()
  const isso = await runIsso(folder.path, site.url)
  if (isso === null) console.error('isso: not on the path, left out')
  await using running = new AsyncDisposableStack()
  if (isso !== null) running.use(isso)
  const addresses = {
    ours: { url: site.url + post.withComments, isPolicyKept: true },
    'the page without comments': { url: site.url + post.without, isPolicyKept: true },
    ...(isso === null ? {} : { Isso: await pageWithIsso(isso, site) }),
  }
  return rowsOf(await viewInTurns(browser, addresses, rounds))
}

const withIsso = '/with-isso/'

async function pageWithIsso(isso: Isso, { url, output }: Published): Promise<Address> {
  const plain = readFileSync(join(output, post.without, 'index.html'), 'utf8')
  mkdirSync(join(output, withIsso))
  writeFileSync(join(output, withIsso, 'index.html'), embedIsso(isso, withIsso, plain))
  await writeTo(isso, withIsso, comments)
  return { url: url + withIsso, isPolicyKept: false }
}

type Views = Readonly<Record<string, readonly View[]>>
type Viewed = { readonly name: string; readonly address: Address; readonly seen: View[] }

async function viewInTurns(
  browser: Browser,
  addresses: Readonly<Record<string, Address>>,
  rounds: number,
): Promise<Views> {
  const views = Object.entries(addresses).map(
    ([name, address]): Viewed => ({ name, address, seen: [] }),
  )
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? views : views.toReversed()
    for (const { address, seen } of order) seen.push(await viewSlowly(browser, address))
  }
  return Object.fromEntries(views.map(({ name, seen }) => [name, seen]))
}

const measures = [
  { what: 'bytes', unit: 'KB', figureOf: view => view.bytes / 1_024 },
  { what: 'requests', unit: '', figureOf: view => view.requests },
  { what: 'largest paint', unit: 'ms', figureOf: view => view.largestPaint },
  { what: 'scripts', unit: 'ms', figureOf: view => view.script },
  { what: 'read to the end: bytes', unit: 'KB', figureOf: view => view.atEnd.bytes / 1_024 },
  { what: 'read to the end: requests', unit: '', figureOf: view => view.atEnd.requests },
  { what: 'read to the end: scripts', unit: 'ms', figureOf: view => view.atEnd.script },
] as const satisfies readonly Measure[]

/** These are best when they are 0, and then have no ratio. */
const troubles = [
  { what: 'layout shift', unit: '', figureOf: view => view.shift },
  { what: 'blocking time', unit: 'ms', figureOf: view => view.blocking },
] as const satisfies readonly Measure[]

type Measure = {
  readonly what: string
  readonly unit: string
  readonly figureOf: (view: View) => number
}

function rowsOf({ ours = [], ...peers }: Views): Row[] {
  const compared = measures.map(({ what, unit, figureOf }) => {
    const row = summarise({ group, what, unit }, ours.map(figureOf))
    const theirs = Object.entries(peers).map(([name, seen]) => [name, seen.map(figureOf)])
    return compare(row, Object.fromEntries(theirs))
  })
  const apart = troubles.flatMap(({ what, unit, figureOf }) =>
    Object.entries({ ours, ...peers }).map(([name, seen]) =>
      summarise({ group, what: `${what}, ${name}`, unit }, seen.map(figureOf)),
    ),
  )
  return [...compared, ...apart]
}
