import type { Place } from '../../diagnostic.ts'
import { splitFile } from './split-file.ts'

/** A value of the front matter; in a list, the item that equals `entry`, or the last of several: that is the repetition. */
export type Passage = { readonly key: string; readonly entry?: string }

const top = { line: 1, column: 1 }

/** The place of a value in the file, or the top of the file if the value is not in it. */
export function placeOfPassage(text: string, { key, entry }: Passage): Place {
  const split = splitFile('', text)
  if ('mistakes' in split || !hasKey(split.yaml.value, key)) return top
  const value = split.yaml.value[key]
  const sought = entry?.normalize('NFC')
  const position = Array.isArray(value)
    ? value.findLastIndex(written => String(written).trim().normalize('NFC') === sought)
    : -1
  return split.yaml.placeOf(position < 0 ? [key] : [key, position])
}

function hasKey(value: unknown, key: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
}
