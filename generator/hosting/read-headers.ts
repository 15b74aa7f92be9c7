import { complaintAboutHeader } from './header-fields.ts'
import type { HeaderRule, HostingMistake } from './rules.ts'
import { isAddress, linesOf, mistakeAt, type Remark, type TextLine } from './text-lines.ts'

type Mistake = Omit<HostingMistake, 'file'>
type Block = { readonly path: TextLine; isEmpty: boolean }

/** Reads `_headers` as Netlify does: https://docs.netlify.com/routing/headers/#syntax-for-the-headers-file */
export function readHeaders(text: string): { rules: HeaderRule[]; mistakes: Mistake[] } {
  const blocks: Block[] = []
  const rules: HeaderRule[] = []
  const mistakes: Mistake[] = []
  for (const line of linesOf(text)) {
    if (line.text.length > longestLine) mistakes.push(mistakeAt(line, tooLong))
    if (isAddress(line.text)) {
      blocks.push({ path: line, isEmpty: true })
      mistakes.push(...complaintsAboutPath(line.text).map(said => mistakeAt(line, said)))
      continue
    }
    const block = blocks.at(-1)
    if (block !== undefined) block.isEmpty = false
    const { rule, said } = readHeader(line, { path: block?.path.text ?? null, rules })
    if (rule !== null) rules.push(rule)
    if (said !== null) mistakes.push(mistakeAt(line, said))
  }
  mistakes.push(...complaintsAboutBlocks(blocks))
  return { rules, mistakes: mistakes.toSorted((a, b) => a.line - b.line) }
}

type Above = { readonly path: string | null; readonly rules: readonly HeaderRule[] }
type ReadHeader = { readonly rule: HeaderRule | null; readonly said: Remark | null }

function readHeader(line: TextLine, { path, rules }: Above): ReadHeader {
  const colon = line.text.indexOf(':')
  if (colon < 0) return { rule: null, said: junk(line.text) }
  const name = line.text.slice(0, colon).trim()
  const value = line.text.slice(colon + 1).trim()
  const complaint = complaintAboutHeader(name, value)
  if (complaint?.severity === 'error') return { rule: null, said: complaint }
  if (path === null) return { rule: null, said: withoutPath(name) }
  const twin = rules.find(
    rule => rule.path === path && rule.name.toLowerCase() === name.toLowerCase(),
  )
  return {
    rule: { line: line.line, column: line.column, path, name, value },
    said: twin === undefined ? complaint : repeated(twin),
  }
}

function complaintsAboutPath(path: string): Remark[] {
  if (/\s/.test(path)) return [withSpace]
  if (/[?#]/.test(path)) return [withQuery]
  return path.startsWith('/') ? [] : [wholeAddress]
}

// https://developers.cloudflare.com/pages/configuration/headers/#limitations
const mostBlocks = 100
const longestLine = 2_000

function complaintsAboutBlocks(blocks: readonly Block[]): Mistake[] {
  const surplus = blocks[mostBlocks]
  return [
    ...blocks.filter(({ isEmpty }) => isEmpty).map(({ path }) => mistakeAt(path, withoutHeaders)),
    ...(surplus === undefined ? [] : [mistakeAt(surplus.path, tooMany)]),
  ]
}

function junk(text: string): Remark {
  return {
    message: `${JSON.stringify(text)} is neither a path nor a header, so the host ignores it`,
    hint: 'Begin a path with "/", write a header as Name: value, and begin a comment with "#".',
  }
}

function withoutPath(name: string): Remark {
  return {
    message: `"${name}" comes before any path, so the host ignores it`,
    hint: 'Write the path that it is for on a line above, for example /*.',
  }
}

function repeated(twin: HeaderRule): Remark {
  return {
    message: `"${twin.name}" is set for ${twin.path} in line ${twin.line} already, and the host joins the two`,
    hint: 'Keep one line; if both values are meant, write them there with a comma between.',
  }
}

const withoutHeaders: Remark = {
  message: 'there is no header below this path, so the host ignores it',
  hint: 'Write headers below it as Name: value, or remove it.',
}

const withSpace: Remark = {
  message: 'the path contains a space, which an address cannot',
  hint: 'Write %20 instead; put anything else on a line of its own.',
}

const withQuery: Remark = {
  message: 'the path holds "?" or "#", and hosts compare the path alone',
  hint: 'End the path before it.',
}

// https://developers.cloudflare.com/pages/configuration/headers/
const wholeAddress: Remark = {
  severity: 'warning',
  message: 'only Cloudflare reads a whole address as a path; Netlify takes it for a header',
  hint: 'Begin with "/" unless the site is only ever published on Cloudflare.',
}

const tooLong: Remark = {
  severity: 'warning',
  message: `the line has more than ${longestLine.toLocaleString('en')} characters, so Cloudflare ignores it`,
  hint: 'Shorten the value.',
}

const tooMany: Remark = {
  severity: 'warning',
  message: `Cloudflare reads no more than ${mostBlocks} paths, and this is the next one`,
  hint: 'Replace several paths by one with "*".',
}
