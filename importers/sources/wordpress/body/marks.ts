import { z } from 'zod'
import { parseJson } from '../../../json/parse-json.ts'

/** A comment at which a block begins or ends, or which is a block without HTML. */
export type Mark = {
  readonly kind: 'opens' | 'closes' | 'alone'
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  readonly index: number
  readonly end: number
}

const mark = /^<!--\s+(\/)?wp:([a-z][\w-]*(?:\/[\w-]+)?)\s+(?:(\{[\s\S]*\})\s+)?(\/)?-->$/

export function* marksIn(text: string): Generator<Mark> {
  let index = text.indexOf('<!--')
  while (index >= 0) {
    const close = text.indexOf('-->', index)
    if (close === -1) return
    const end = close + 3
    const [, closes, name = '', attributes, isAlone] = mark.exec(text.slice(index, end)) ?? []
    const opens = isAlone === undefined ? 'opens' : 'alone'
    const kind = closes === undefined ? opens : 'closes'
    if (name !== '') yield { kind, name, attributes: read(attributes), index, end }
    index = text.indexOf('<!--', close)
  }
}

function read(attributes = '{}'): Mark['attributes'] {
  return z.record(z.string(), z.unknown()).safeParse(parseJson(attributes)).data ?? {}
}
