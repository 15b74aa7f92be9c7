import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { compareText } from '../../../compare-text.ts'
import { clearUnfinishedOf, unfinishedFor } from '../../../memory/unfinished.ts'
import type { PublishedAddresses } from './check-published-addresses.ts'
import { keyAtHost, readLine } from './list.ts'
import { readIfThere } from './read-if-there.ts'

const opening = `# Every address that this site has published, with the file that had it.
# "npm run check" fails when one of them leads nowhere any more.
# "npm run check -- --save-addresses" adds the new ones. Commit this file;
# remove a line only for a page that is meant to be gone.
`

/** Adds new addresses in alphabetical order, removes none, and returns those that it added. */
export function savePublishedAddresses({
  listPath,
  published,
}: Pick<PublishedAddresses, 'listPath' | 'published'>): string[] {
  const text = readIfThere(listPath)
  const lines = linesOf(text ?? opening)
  const listed = new Set(
    lines.flatMap(({ address }) => (address === null ? [] : [keyAtHost(address)])),
  )
  const added = published
    .filter(({ url }) => !listed.has(keyAtHost(url)))
    .toSorted((a, b) => compareText(a.url, b.url))
  const sources = new Map(published.map(({ url, source }) => [keyAtHost(url), source]))
  const end = text?.includes('\r\n') === true ? '\r\n' : '\n'
  const next = merged(lines, added.map(lineOf))
    .map(line => withSource(line, sources))
    .map(line => `${line}${end}`)
    .join('')
  if (next !== text) write(listPath, next)
  return added.map(({ url }) => url)
}

type Line = { readonly text: string; readonly address: string | null }

function linesOf(text: string): Line[] {
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines.map(line => ({ text: line, address: readLine(line)?.address ?? null }))
}

type Added = Pick<PublishedAddresses['published'][number], 'url' | 'source'>

function lineOf({ url, source }: Added): Line {
  return { text: `${url} ${source}`, address: url }
}

/** A comment stays above the address that it was written for, and the comment at the top stays there. */
function merged(lines: readonly Line[], added: readonly Line[]): Line[] {
  const waiting = [...added]
  const placed: Line[] = []
  let remarks: Line[] = []
  for (const line of lines) {
    if (line.address === null) {
      remarks.push(line)
      continue
    }
    if (placed.length === 0) placed.push(...remarks.splice(0))
    while (waiting[0] !== undefined && compareText(waiting[0].address ?? '', line.address) < 0)
      placed.push(...waiting.splice(0, 1))
    placed.push(...remarks, line)
    remarks = []
  }
  return [...placed, ...remarks, ...waiting]
}

/** If a file is renamed but keeps its address, the list gets the new name, to find the post by it later. */
function withSource({ text, address }: Line, sources: ReadonlyMap<string, string>): string {
  const source = address === null ? undefined : sources.get(keyAtHost(address))
  return source === undefined || readLine(text)?.source === source ? text : `${address} ${source}`
}

/**
 * Renaming a finished file means that the list is never half-written. A build publishes no file whose name starts with
 * a dot.
 */
function write(path: string, text: string): void {
  const place = realPathOf(path)
  const hidden = join(dirname(place), `.${basename(place)}`)
  const unfinished = unfinishedFor(hidden)
  try {
    writeFileSync(unfinished, text)
    renameSync(unfinished, place)
    clearUnfinishedOf(hidden)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
