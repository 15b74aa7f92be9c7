import { SourceRefused } from '../source.ts'
import { longestRecord } from '../text/longest.ts'

/** The memory that a value takes besides its characters. */
const cost = 64

/** Returns a function that adds up values, such as those of a row, and throws before they fill the memory. */
export function openScale(): (text: string | null) => void {
  let weight = 0
  return text => {
    weight += cost + (text?.length ?? 0)
    if (weight > longestRecord)
      throw new SourceRefused('a dump holds a row of more than 32 million characters')
  }
}
