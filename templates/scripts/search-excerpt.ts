import type { Sought } from './search-index.ts'
import { plainOf, wordsIn } from './search-words.ts'

const excerptLength = 200
const leadLength = 50

/**
 * Returns the text of a published page. A request for a document parses it without running or loading anything in it,
 * and is not restricted by Trusted Types, as `DOMParser` would be.
 */
export function readPage(url: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', url)
    request.responseType = 'document'
    request.onload = () => resolve(textOf(request.response))
    request.onerror = () => reject(new Error(url))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort())
    request.send()
  })
}

function textOf(page: Document | null): string {
  const prose = page?.querySelector('article .prose')
  for (const unread of prose?.querySelectorAll(
    'script, style, template, svg, annotation, [aria-hidden=true]',
  ) ?? [])
    unread.remove()
  return plainOf(prose?.textContent ?? '')
}

/** The passage that contains the most of what was searched for; `null` if the text contains none of it. */
export function excerptOf(text: string, sought: readonly Sought[]): string | null {
  const hits = hitsIn(text, sought)
  let best: Hit | undefined
  let most = 0
  for (const [place, hit] of hits.entries()) {
    const end = hit.start + excerptLength - leadLength
    const near = new Set<Sought>()
    for (let next = place; next < hits.length && (hits[next]?.end ?? end) < end; next += 1) {
      const by = hits[next]?.by
      if (by !== undefined) near.add(by)
    }
    if (near.size <= most) continue
    best = hit
    most = near.size
    if (most === sought.length) break
  }
  return best === undefined ? null : cutAround(text, best.start)
}

function cutAround(text: string, place: number): string {
  const from = place <= leadLength ? 0 : nextBreak(text, place - leadLength, place)
  const end = Math.min(text.length, from + excerptLength)
  const to = end === text.length ? end : lastBreak(text, end)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

/** A place between words, if the language puts spaces between them. */
function nextBreak(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from)
  return space >= 0 && space < limit ? space + 1 : from
}

function lastBreak(text: string, end: number): number {
  const space = text.lastIndexOf(' ', end)
  return space > end - leadLength ? space : end
}

type Hit = { readonly start: number; readonly end: number; readonly by: Sought }

function hitsIn(text: string, sought: readonly Sought[]): Hit[] {
  return wordsIn(text).flatMap(({ word, start, end }) => {
    const by = sought.find(({ beginning, isWhole }) =>
      isWhole ? word === beginning : word.startsWith(beginning),
    )
    return by === undefined ? [] : [{ start, end, by }]
  })
}

/** Whether the text contains each of the words. */
export function holdsAll(text: string, sought: readonly Sought[]): boolean {
  return new Set(hitsIn(plainOf(text), sought).map(({ by }) => by)).size === sought.length
}

/** The text with the words marked that were searched for, as text nodes and never as markup. */
export function markWords(written: string, sought: readonly Sought[]): (string | HTMLElement)[] {
  const text = plainOf(written)
  const nodes: (string | HTMLElement)[] = []
  let done = 0
  for (const { start, end } of joined(hitsIn(text, sought))) {
    const mark = document.createElement('mark')
    mark.textContent = text.slice(start, end)
    nodes.push(text.slice(done, start), mark)
    done = end
  }
  return [...nodes, text.slice(done)]
}

/** Merges hits, because pairs of characters overlap. */
function joined(hits: readonly Hit[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (const { start, end } of hits) {
    const last = spans.at(-1)
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end)
    else spans.push({ start, end })
  }
  return spans
}
