import { SourceRefused } from '../source.ts'
import { longestRecord } from '../text/longest.ts'

/** What a value costs beside its letters. */
const cost = 64

/** Refuses what would fill the memory, value by value: a row, or the names of its columns. */
export function openScale(): (text: string | null) => void {
  let weight = 0
  return text => {
    weight += cost + (text?.length ?? 0)
    if (weight > longestRecord)
      throw new SourceRefused('a dump holds a row of more than 32 million characters')
  }
}
