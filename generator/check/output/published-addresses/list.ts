import type { Finding, Place } from '../../../diagnostic.ts'
import { plainPath } from '../../../hosting/match-address.ts'
import { linesOf } from '../../../hosting/text-lines.ts'

/** A line of the list: an address of this site, and the file of the post that it belonged to. */
export type ListedAddress = Place & {
  readonly address: string
  /** Path in the content folder. */
  readonly source: string
}

type ListMistake = Place & Finding

type AddressList = {
  readonly addresses: readonly ListedAddress[]
  readonly mistakes: readonly ListMistake[]
}

/** Each line holds an address and its source. Lines that start with "#" are comments. */
export function parseAddressList(text: string): AddressList {
  const addresses: ListedAddress[] = []
  const mistakes: ListMistake[] = []
  const known = new Map<string, number>()
  for (const { text: line, ...place } of linesOf(text)) {
    const read = readLine(line)
    if (read === null) {
      mistakes.push({ ...place, ...malformed(line) })
      continue
    }
    const first = known.get(keyAtHost(read.address))
    if (first === undefined) {
      known.set(keyAtHost(read.address), place.line)
      addresses.push({ ...place, ...read })
    } else mistakes.push({ ...place, ...double(read.address, first) })
  }
  return { addresses, mistakes }
}

/** Only the source can hold spaces. `null` if the line is malformed. */
export function readLine(line: string): Pick<ListedAddress, 'address' | 'source'> | null {
  const [, address, source] = /^(\/\S*)\s+(\S.*)$/.exec(line.trim()) ?? []
  if (address === undefined || source === undefined) return null
  const isSource = /^(?:posts|pages)\/.+\.md$/.test(source) && !source.split('/').includes('..')
  return isSource && !address.startsWith('//') ? { address, source } : null
}

/** Addresses that a host treats as the same have the same key. */
export function keyAtHost(address: string): string {
  return plainPath(address).normalize('NFC')
}

function malformed(line: string): Finding {
  return {
    code: 'invalid-value',
    message: `${JSON.stringify(line)} is not an address with the file that had it`,
    hint: 'Write /a-title/ posts/2026-11-20-a-title.md, or begin the line with "#".',
  }
}

function double(address: string, first: number): Finding {
  return {
    code: 'duplicate-key',
    message: `the address ${address} is already in line ${first}`,
    hint: 'Keep one of the two lines.',
  }
}
