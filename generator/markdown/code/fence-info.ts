/** What is written behind the fence: ```` ```ts {1,3-4} title="file.ts" ````. */
export type FenceInfo = {
  /** The language as it is written, or an empty text. */
  readonly language: string
  readonly title: string | null
  readonly marked: readonly LineRange[]
}

/** Lines count from 1, and `last` is included. */
export type LineRange = { readonly first: number; readonly last: number }

const titled = /\btitle=(?:"([^"]*)"|'([^']*)'|(\S+))/
const ranges = /\{([\d\s,-]*)\}/

export function readFenceInfo(written: string): FenceInfo {
  const title = titled.exec(written)
  const rest = title === null ? written : written.replace(title[0], ' ')
  const marked = ranges.exec(rest)
  const language = /^[^\s{]*/.exec(rest.trim())?.[0] ?? ''
  return {
    language,
    title: title?.[1] ?? title?.[2] ?? title?.[3] ?? null,
    marked: (marked?.[1] ?? '').split(',').flatMap(rangeOf),
  }
}

function rangeOf(written: string): LineRange[] {
  const [first = 0, last = first, ...more] = written.split('-').map(Number)
  return first > 0 && last >= first && more.length === 0 ? [{ first, last }] : []
}
